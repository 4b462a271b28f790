import type { Mutant } from '../../harness/mutants/mutant.ts';
import { UsageError } from '../../harness/user-error.ts';
import { nearest } from '../suite/nearest.ts';

/** The mutants that are asked for, by their own ids or by their requirements'. Throws a UsageError where there are none. */
export function chosenMutants<T extends Pick<Mutant, 'id' | 'requirement'>>(
  mutants: readonly T[],
  only: readonly string[] | undefined,
): readonly T[] {
  if (only === undefined) return mutants;
  const isMeant = (id: string) => (mutant: T) => mutant.id === id || mutant.requirement === id;
  for (const id of only) {
    if (mutants.some(isMeant(id))) continue;
    const alike = nearest(
      id,
      mutants.map((mutant) => mutant.id),
    );
    const hint = alike.length > 0 ? `Did you mean ${alike.join(' or ')}? ` : '';
    throw new UsageError(`no mutant "${id}". ${hint}touchstone selfcheck --list names them all.`);
  }
  return mutants.filter((mutant) => only.some((id) => isMeant(id)(mutant)));
}
