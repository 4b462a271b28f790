import type { CheckResult } from '../../harness/checks/check-result.ts';
import type { ExampleRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';

/** The checks of an Example that do not hold. */
export function failedChecks(example: ExampleRecord): readonly CheckResult[] {
  return example.checks.filter((check) => !check.holds);
}

/** The exchange to look at first: of those that a check cites, the last, which decided it. Undefined where it cites none. */
export function decisiveExchange({ exchanges }: CheckResult): number | undefined {
  return exchanges.length > 0 ? Math.max(...exchanges) : undefined;
}

/** The exchanges that a check cites, in words: `3, 4, 5; look at 5 first`. */
export function citedText(check: CheckResult): string {
  const numbers = check.exchanges.join(', ');
  return check.exchanges.length > 1 ? `${numbers}; look at ${decisiveExchange(check)} first` : numbers;
}

/** The exchanges of an Example: first those that its decisive checks cite, then the others, each in order of time. */
export function exchangesByWeight(example: ExampleRecord): { cited: readonly Exchange[]; others: readonly Exchange[] } {
  const failed = failedChecks(example);
  const numbers = new Set((failed.length > 0 ? failed : example.checks).flatMap((check) => check.exchanges));
  const { cited = [], others = [] } = Object.groupBy(example.exchanges, ({ n }) =>
    numbers.has(n) ? 'cited' : 'others',
  );
  return { cited, others };
}
