import { draft201408 } from './draft-2014-08/index.ts';
import type { Edition } from './edition.ts';

export type { Edition } from './edition.ts';

/** Every edition, the default one first. */
export const editions: readonly [Edition, ...Edition[]] = [draft201408];

/** What a target is judged by when nothing is said. */
export const [defaultEdition] = editions;

/** The edition of that id, or undefined. */
export function findEdition(id: string): Edition | undefined {
  return editions.find((edition) => edition.id === id);
}
