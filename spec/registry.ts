import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Section } from './section.ts';

/** How strongly a text speaks. An edition says in its own words what each means there. */
export const Level = z.enum(['must', 'stated', 'should', 'implied', 'may', 'open']);
export type Level = z.infer<typeof Level>;

/** Who a requirement binds. */
export const Party = z.enum(['server', 'client', 'peer']);
export type Party = z.infer<typeof Party>;

/** What suffers where a requirement is broken: a second axis beside its level. */
export const Impact = z.enum(['security', 'privacy', 'lost-data', 'interoperability', 'convenience']);
export type Impact = z.infer<typeof Impact>;

const Row = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(\.[a-z0-9-]+)+$/),
    /** Its lines in a text that has line numbers. */
    lines: z
      .string()
      .regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/)
      .optional(),
    /** Its place in a published text, and the heading there. */
    url: z.url({ protocol: /^https$/ }).optional(),
    heading: z.string().min(1).optional(),
    /** The first and the last version of the text that has it; all where they are left out. */
    since: z.string().min(1).optional(),
    until: z.string().min(1).optional(),
    level: Level,
    party: Party,
    impact: Impact,
    text: z.string().min(1),
    why: z.string().min(1).optional(),
    /** Why no suite can judge it, where none can. */
    outOfScope: z.string().min(1).optional(),
  })
  .refine((row) => row.level !== 'implied' || row.why, 'an implied requirement gives its argument in `why`')
  .refine((row) => (row.lines === undefined) !== (row.url === undefined), 'a row has either `lines` or a `url`')
  .refine((row) => (row.url === undefined) === (row.heading === undefined), 'a row has a `heading` if it has a `url`');

const File = z.strictObject({ edition: z.string(), requirements: z.array(Row) });

/** One testable statement of a text. */
export interface Requirement extends z.infer<typeof Row> {
  /** The heading of the text that it stands under; by lines, the first counts. */
  readonly heading: string;
}

/** The requirements of one edition, in the order of its text. */
export interface Registry {
  readonly edition: string;
  readonly requirements: readonly Requirement[];
  /** The requirement of that id, or undefined. */
  readonly find: (id: string) => Requirement | undefined;
}

/**
 * Reads and checks a registry file; rows with lines get their heading from the text's `sections`. Throws when a row is malformed or an
 * id appears twice.
 */
export function loadRegistry(file: URL, sections: readonly Section[]): Registry {
  const { edition, requirements: rows } = File.parse(parse(readFileSync(file, 'utf8')));
  const byId = new Map<string, Requirement>();
  for (const row of rows) {
    if (byId.has(row.id)) throw new Error(`${file.pathname}: the id ${row.id} appears twice`);
    byId.set(row.id, { ...row, heading: row.heading ?? headingOf(sections, Number.parseInt(row.lines ?? '', 10)) });
  }
  return { edition, requirements: [...byId.values()], find: (id) => byId.get(id) };
}

/** The heading that a line stands under. */
export function headingOf(sections: readonly Section[], line: number): string {
  return sections.findLast((section) => (section.line ?? Number.POSITIVE_INFINITY) <= line)?.title ?? 'Introduction';
}
