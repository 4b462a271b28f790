import type { Dialect } from '../../spec/dialects/index.ts';

/** What peers have learnt of how the target spells what it sends, where that is not as its dialect says. All peers of a run share it. */
export interface Learnt {
  prevPdus?: Dialect['prevPdus'];
}
