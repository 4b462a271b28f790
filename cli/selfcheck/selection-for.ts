import type { Selection } from '../suite/cucumber.ts';

/**
 * The Examples of those requirements. Those in a browser take as long as all others together, so they are only for the requirements that
 * a mutant breaks.
 */
export function selectionFor(chosen: {
  requirements: readonly string[];
  broken: readonly string[];
}): Pick<Selection, 'tags'> {
  const tagsOf = (requirements: readonly string[]) => requirements.map((id) => `@req:${id}`).join(' or ');
  return { tags: `(${tagsOf(chosen.requirements)}) and (not @browser or ${tagsOf(chosen.broken)})` };
}
