import type { Mutant } from '../harness/mutants/mutant.ts';
import { UsageError } from '../harness/user-error.ts';
import { type Edition, editions, findEdition } from '../spec/editions/index.ts';

/** What can be broken of the practice target of each edition, loaded late. */
const mutants: Readonly<Record<string, () => Promise<readonly Mutant[]>>> = {
  'draft-2014-08': async () => (await import('../harness/mutants/draft-2014-08/index.ts')).mutants,
};

/** Every mutant of an edition's practice target. */
export function mutantsOf({ id }: Edition): Promise<readonly Mutant[]> {
  return mutants[id]?.() ?? Promise.resolve([]);
}

/** The edition of the option `--edition`; undefined where it was not given. Throws a UsageError for one that does not exist. */
export function askedEdition(id: string | undefined): Edition | undefined {
  if (id === undefined) return undefined;
  const edition = findEdition(id);
  if (edition) return edition;
  throw new UsageError(
    `--edition ${id}: there is no such edition. There are: ${editions.map((each) => each.id).join(', ')}.`,
  );
}
