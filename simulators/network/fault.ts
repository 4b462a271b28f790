import type { Carry } from './carry.ts';

/** Something that goes wrong between two servers. */
export interface Fault {
  /** As the transcript names it. */
  readonly name: string;
  /** Whether the request reaches the other side, and so has its effect there. */
  readonly delivers: boolean;
  /** Whether the port of the asked side is closed for as long as the fault lasts, where that port is ours. */
  readonly closesPort?: boolean;
  /** Whether the asking side is kept waiting on purpose. */
  readonly holds?: boolean;
  /** The way a request takes while the fault lasts. */
  readonly around: (carry: Carry) => Carry;
}
