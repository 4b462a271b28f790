import type { CheckResult } from '../../harness/checks/check-result.ts';
import type { ExampleRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';

/** The checks of an Example that do not hold. */
export function failedChecks(example: ExampleRecord): readonly CheckResult[] {
  return example.checks.filter((check) => !check.holds);
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
