import { defineParameterType } from '@cucumber/cucumber';
import type { Example } from './world.ts';

/**
 * Makes a parameter type of a table: in a feature stand its words, and the step is given what the table has for them. Words that are
 * not in the table leave the step undefined, so that a typing error shows before anything runs.
 */
export function defineWords<T>(name: string, table: Readonly<Record<string, T>>): void {
  const regexp = Object.keys(table).map((words) => RegExp.escape(words));
  defineParameterType({ name, regexp, transformer: (words: string) => table[words] });
}

/** Takes something from an Example, for one of its users. */
export type Pick<T = unknown> = (example: Example, user: string) => T;

/** The same, for a user and another one whom the words name. */
export type PickOfTwo<T> = (example: Example, user: string, other: string) => T;

/** As `defineWords`, for what depends on the Example and on a user of it. `{client}` in the words names another user. */
export function definePicks<T>(name: string, table: Readonly<Record<string, PickOfTwo<T>>>): void {
  const { regexp, pickOf } = readPicks(table);
  defineParameterType({ name, regexp, transformer: pickOf });
}

/** The regular expressions of the words of a table, and what each text that matches one of them takes from an Example. */
export function readPicks<T>(table: Readonly<Record<string, PickOfTwo<T>>>) {
  const rows = Object.entries(table).map(([words, pick]) => ({
    parts: words.split('{client}').map(RegExp.escape),
    pick,
  }));
  return {
    regexp: rows.map(({ parts }) => parts.join('[A-Z][a-z]+')),
    pickOf(text: string): Pick<T> {
      for (const { parts, pick } of rows) {
        const found = new RegExp(`^${parts.join('([A-Z][a-z]+)')}$`).exec(text);
        if (found) return (example, user) => pick(example, user, found[1] ?? '');
      }
      throw new Error(`there are no words "${text}"`);
    },
  };
}
