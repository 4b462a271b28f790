import type { Ports, Rules } from '../../reference-server/index.ts';
import type { Edge } from '../targets/reference/edge.ts';
import type { ClientHabits } from '../targets/target.ts';

/** The reference server with one decision broken on purpose. Exactly its requirement must turn to fail. */
export interface Mutant {
  /** The requirement, and what is broken of it: `txn.retry/gives-up`. */
  readonly id: string;
  readonly requirement: string;
  /** What the server does wrong, as a sentence. */
  readonly breaks: string;
  /** Rules to replace. */
  readonly rules?: (standard: Rules) => Partial<Rules>;
  /** Ports to replace. */
  readonly ports?: (standard: Ports) => Partial<Ports>;
  /** Habits of our own client, where the requirement binds clients. */
  readonly client?: ClientHabits;
  /** Exchanges to alter at the server's edge; called once for a server, so that it may remember. */
  readonly edge?: () => Edge;
}

/** The mutant of that id. Throws when there is none. */
export function findMutant(mutants: readonly Mutant[], id: string): Mutant {
  const mutant = mutants.find((candidate) => candidate.id === id);
  if (!mutant) throw new Error(`no mutant "${id}": touchstone selfcheck --list names them all`);
  return mutant;
}
