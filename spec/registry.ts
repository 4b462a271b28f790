import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { headingOf } from './editions/draft-2014-08/sections.ts';

/** How strongly the draft speaks. See the head of `requirements.yaml`. */
export const Level = z.enum(['must', 'stated', 'should', 'implied', 'may', 'open']);
export type Level = z.infer<typeof Level>;

/** Who a requirement binds. */
export const Party = z.enum(['server', 'client', 'peer']);
export type Party = z.infer<typeof Party>;

const Row = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(\.[a-z0-9-]+)+$/),
    lines: z.string().regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/),
    level: Level,
    party: Party,
    text: z.string().min(1),
    why: z.string().min(1).optional(),
  })
  .refine((row) => row.level !== 'implied' || row.why, 'an implied requirement gives its argument in `why`');

const File = z.strictObject({ edition: z.string(), requirements: z.array(Row) });

/** One testable statement of the draft. */
export interface Requirement extends z.infer<typeof Row> {
  /** The heading of the draft that the requirement's first line stands under. */
  readonly heading: string;
}

/** The requirements of one edition of the draft, in the draft's order. */
export interface Registry {
  readonly edition: string;
  readonly requirements: readonly Requirement[];
  /** The requirement of that id, or undefined. */
  readonly find: (id: string) => Requirement | undefined;
}

/** Reads and checks the registry file. Throws when a row is malformed or an id appears twice. */
export function loadRegistry(
  file: URL = new URL('./editions/draft-2014-08/requirements.yaml', import.meta.url),
): Registry {
  const { edition, requirements: rows } = File.parse(parse(readFileSync(file, 'utf8')));
  const byId = new Map<string, Requirement>();
  for (const row of rows) {
    if (byId.has(row.id)) throw new Error(`${file.pathname}: the id ${row.id} appears twice`);
    byId.set(row.id, { ...row, heading: headingOf(Number.parseInt(row.lines, 10)) });
  }
  return { edition, requirements: [...byId.values()], find: (id) => byId.get(id) };
}
