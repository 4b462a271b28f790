import { createColors } from 'picocolors';
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
    const entries = group.flatMap(({ id, level, text }) => {
      const judging = byRequirement.get(id) ?? [];
      const count = judging.length === 0 ? 'not judged' : `${judging.length} Example${judging.length === 1 ? '' : 's'}`;
      const own = `  ${id.padEnd(idWidth)}  ${level.padEnd(7)}  ${count.padEnd(11)}  ${dim(text)}`;
      const told = judging.map((example) => {
        return `  ${example.id.padEnd(exampleWidth)}  ${dim(`${example.feature}:${example.line}`)}`;
      });
      return [...(parts.includes('requirements') ? [own] : []), ...(parts.includes('examples') ? told : [])];
    });
    if (entries.length > 0) lines.push(...(lines.length > 0 ? [''] : []), bold(heading), ...entries);
  }
  return `${lines.join('\n')}\n`;
}

function widest(words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => word.length));
}
