import { createColors } from 'picocolors';
import { plural } from '../../reports/record/plural.ts';
import type { Requirement } from '../../spec/registry.ts';
import type { ToldExample } from '../suite/read-suite.ts';

/** What a listing tells of each requirement. */
export type ListedPart = 'requirements' | 'examples';

/** Requirements under their headings, each with its level and how it is judged, with its Examples, or both. */
export function listingOf(
  requirements: readonly Requirement[],
  examples: readonly ToldExample[],
  parts: readonly ListedPart[],
  colour: boolean,
): string {
  const { bold, dim } = createColors(colour);
  const byRequirement = Map.groupBy(examples, ({ requirement }) => requirement);
  const idWidth = widest(requirements.map(({ id }) => id));
  const exampleWidth = widest(requirements.flatMap(({ id }) => byRequirement.get(id) ?? []).map(({ id }) => id));
  const lines: string[] = [];
  for (const [heading, group] of Map.groupBy(requirements, (requirement) => requirement.heading)) {
    const entries = group.flatMap(({ id, level, text, outOfScope }) => {
      const judging = byRequirement.get(id) ?? [];
      const idle = outOfScope === undefined ? 'not judged' : 'out of scope';
      const count = judging.length === 0 ? idle : plural(judging.length, 'Example');
      const told = outOfScope === undefined ? text : `${text} ${outOfScope}`;
      const own = `  ${id.padEnd(idWidth)}  ${level.padEnd(7)}  ${count.padEnd(12)}  ${dim(told)}`;
      const places = judging.map((example) => {
        return `  ${example.id.padEnd(exampleWidth)}  ${dim(`${example.feature}:${example.line}`)}`;
      });
      return [...(parts.includes('requirements') ? [own] : []), ...(parts.includes('examples') ? places : [])];
    });
    if (entries.length > 0) lines.push(...(lines.length > 0 ? [''] : []), bold(heading), ...entries);
  }
  return `${lines.join('\n')}\n`;
}

function widest(words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => word.length));
}
