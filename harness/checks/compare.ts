import { show } from '../wire/describe.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { CheckResult } from './check-result.ts';
import type { Matcher } from './matcher.ts';
import { tellApart } from './tell-apart.ts';

/** A comparison of evidence. Where it has no `text`, the sentence of the feature that asks for it says what was looked at. */
export type Comparison = Omit<CheckResult, 'text'> & { readonly text?: string };

interface Subject {
  /** What is looked at, as a sentence. */
  readonly text?: string;
  /** The exchanges that show it. */
  readonly shownBy: readonly Exchange[];
}

/** The value is as the matcher says. */
export function fits(actual: unknown, { words, matches, only }: Matcher, shownBy: readonly Exchange[], text?: string) {
  const holds = matches(actual);
  const told = only && !holds ? tellApart(only.value, actual) : { expected: words, actual: show(actual) };
  return that({ ...told, holds, shownBy, ...(text !== undefined && { text }) });
}

/** A comparison that is made already. */
export function that(subject: Subject & { expected: string; actual: string; holds: boolean }): Comparison {
  const { shownBy, ...rest } = subject;
  return { ...rest, exchanges: [...new Set(shownBy.map(({ n }) => n))] };
}

/** The same comparison, with the exchanges before it that explain it. */
export function after(earlier: readonly Exchange[], comparison: Comparison): Comparison {
  return { ...comparison, exchanges: [...new Set([...earlier.map(({ n }) => n), ...comparison.exchanges])] };
}
