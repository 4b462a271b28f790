import { isDeepStrictEqual } from 'node:util';
import type { ZodType } from 'zod';
import { show } from '../wire/describe.ts';

/** What a value is to be, in words and as a test. The same one serves waiting, assuming and checking. */
export interface Matcher<T = unknown> {
  /** As they stand after "expected". */
  readonly words: string;
  readonly matches: (value: T) => boolean;
  /** The only value that matches, where there is one. */
  readonly only?: { readonly value: unknown };
}

/** The very value, key order aside. */
export function is(expected: unknown): Matcher {
  return { words: show(expected), matches: (value) => isDeepStrictEqual(value, expected), only: { value: expected } };
}

/** Any value of that shape. */
export function like(words: string, schema: ZodType): Matcher {
  return { words, matches: (value) => schema.safeParse(value).success };
}

/** Any text but the empty one. */
export const someText: Matcher = {
  words: 'a string that is not empty',
  matches: (value) => typeof value === 'string' && value !== '',
};

/** An object whose keys are as they say; it may have more. */
export function having(shape: Readonly<Record<string, Matcher>>): Matcher {
  const keys = Object.entries(shape);
  return {
    words: keys.map(([key, { words }]) => `"${key}": ${words}`).join(', '),
    matches: (value) => {
      if (typeof value !== 'object' || value === null) return false;
      const fields = new Map(Object.entries(value));
      return keys.every(([key, { matches }]) => matches(fields.get(key)));
    },
  };
}
