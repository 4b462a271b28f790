import { isDeepStrictEqual } from 'node:util';
import type { ZodType } from 'zod';
import { show } from '../wire/describe.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { CheckResult } from './check-result.ts';

interface Subject {
  /** What is looked at, as a sentence. */
  readonly text: string;
  /** The exchanges that show it. */
  readonly shownBy: readonly Exchange[];
}

/** The two are the same value, key order aside. */
export function equal(subject: Subject & { expected: unknown; actual: unknown }): CheckResult {
  const { expected, actual } = subject;
  return that({
    ...subject,
    expected: show(expected),
    actual: show(actual),
    holds: isDeepStrictEqual(actual, expected),
  });
}

/** The value has the shape; `expected` says it in words. */
export function shaped(subject: Subject & { expected: string; actual: unknown; schema: ZodType }): CheckResult {
  const { schema, actual } = subject;
  return that({ ...subject, actual: show(actual), holds: schema.safeParse(actual).success });
}

/** A comparison that is made already. */
export function that(subject: Subject & { expected: string; actual: string; holds: boolean }): CheckResult {
  const { text, expected, actual, holds, shownBy } = subject;
  return { text, expected, actual, holds, exchanges: [...new Set(shownBy.map(({ n }) => n))] };
}
