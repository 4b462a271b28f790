import type { Mutant } from './mutant.ts';

/** Every mutant. */
export const mutants: readonly Mutant[] = [];

/** The mutant of that id. Throws when there is none. */
export function findMutant(id: string): Mutant {
  const mutant = mutants.find((candidate) => candidate.id === id);
  if (!mutant) throw new Error(`no mutant "${id}": touchstone selfcheck --list names them all`);
  return mutant;
}
