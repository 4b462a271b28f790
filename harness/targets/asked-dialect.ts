import { z } from 'zod';
import type { Dialect } from '../../spec/dialects/index.ts';
import type { Edition } from '../../spec/editions/index.ts';
import { UsageError } from '../user-error.ts';

/** The name of a dialect, or `auto`: to learn how the target spells what the text leaves open. */
export const AskedDialect = z.string().min(1);
export type AskedDialect = z.infer<typeof AskedDialect>;

/** The dialect that is asked for by name; undefined where it is to be learnt. Throws a UsageError where there is none of that name. */
export function chosenDialect({ dialects }: Edition, asked: AskedDialect | undefined): Dialect | undefined {
  if (asked === undefined || asked === 'auto') return undefined;
  const dialect = dialects[asked];
  if (dialect) return dialect;
  throw new UsageError(
    `--dialect ${asked}: there is no such dialect. There are: auto, ${Object.keys(dialects).join(', ')}.`,
  );
}
