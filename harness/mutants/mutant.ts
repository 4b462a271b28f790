import type { Ports, Rules } from '../../reference-server/index.ts';
import type { Edge } from '../targets/edge/edge.ts';
import type { ClientHabits } from '../targets/target.ts';

/** How a mutant is broken: a rule or a port of the reference server, the exchanges at the edge of any server, or our own client. */
export interface Defect {
  /** Rules to replace. */
  readonly rules?: (standard: Rules) => Partial<Rules>;
  /** Ports to replace. */
  readonly ports?: (standard: Ports) => Partial<Ports>;
  /** Exchanges to alter at the server's edge; called once for a server, so that it may remember. */
  readonly edge?: () => Edge;
  /** Habits of our own client, where the requirement binds clients. */
  readonly client?: ClientHabits;
}

/** Which other rows a mutant disturbs, each with the reason: rows overlap, and preparation may need what is broken. */
export interface Overlaps {
  /** Rows that fail too. */
  readonly also?: Readonly<Record<string, string>>;
  /** Rows that cannot be decided beside it; `room.*` for all that begin so. */
  readonly hides?: Readonly<Record<string, string>>;
}

/** A home server with one decision broken on purpose. Exactly its requirement must turn to fail. */
export interface Mutant extends Defect, Overlaps {
  /** The requirement, and what is broken of it: `txn.retry/gives-up`. */
  readonly id: string;
  readonly requirement: string;
  /** What the server does wrong, as a sentence. */
  readonly breaks: string;
}

/** A mutant. Its id begins with the requirement that it breaks: `txn.retry/gives-up`. */
export function mutant(id: `${string}/${string}`, breaks: string, defect: Defect, overlaps: Overlaps = {}): Mutant {
  return { id, requirement: id.slice(0, id.indexOf('/')), breaks, ...defect, ...overlaps };
}

/** Whether a mutant breaks nothing inside the server, so that it can stand before any target. */
export function isPortable({ rules, ports }: Defect): boolean {
  return rules === undefined && ports === undefined;
}

/** The mutant of that id. Throws when there is none. */
export function findMutant(mutants: readonly Mutant[], id: string): Mutant {
  const mutant = mutants.find((candidate) => candidate.id === id);
  if (!mutant) throw new Error(`no mutant "${id}": touchstone selfcheck --list names them all`);
  return mutant;
}
