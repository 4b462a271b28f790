import type { CheckResult } from '../../harness/checks/check-result.ts';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import type { ExampleRecord } from '../../harness/verdict/run-record.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';

/** A check that holds. */
export const holds = (text: string, expected: string, actual: string, ...exchanges: number[]): CheckResult => ({
  text,
  expected,
  actual,
  holds: true,
  exchanges,
});

/** A check that does not hold. */
export const breaks = (text: string, expected: string, actual: string, ...exchanges: number[]): CheckResult => ({
  ...holds(text, expected, actual, ...exchanges),
  holds: false,
});

/** Where an Example stands and what it does. */
export interface ExampleFacts {
  readonly requirement: string;
  readonly feature: string;
  readonly line: number;
  readonly name: string;
  readonly steps: readonly string[];
  readonly durationMs?: number;
}

/** An Example that ran to its end: passed when all its checks hold, failed otherwise. */
export function judgedExample(facts: ExampleFacts, checks: CheckResult[], exchanges: Exchange[] = []): FinishedExample {
  const failed = checks.find((check) => !check.holds);
  return finished(facts, exchanges, {
    verdict: failed ? 'fail' : 'pass',
    reason: failed ? `${failed.text}: expected ${failed.expected}, but ${failed.actual}` : null,
    checks,
    steps: facts.steps.map((text, index) => ({
      text,
      state: failed && index === facts.steps.length - 1 ? 'stopped' : 'done',
    })),
  });
}

/** An Example that came only so many steps far, and why. */
export function stoppedExample(
  facts: ExampleFacts,
  verdict: 'inconclusive' | 'not-offered' | 'not-run',
  reason: string,
  stepsDone: number,
  exchanges: Exchange[] = [],
): FinishedExample {
  const stateOf = (index: number) => {
    if (verdict === 'not-run' || index > stepsDone) return 'not-reached';
    return index < stepsDone ? 'done' : 'stopped';
  };
  const steps = facts.steps.map((text, index) => ({ text, state: stateOf(index) }) as const);
  return finished(facts, exchanges, { verdict, reason, checks: [], steps });
}

function finished(
  facts: ExampleFacts,
  exchanges: Exchange[],
  outcome: Pick<ExampleRecord, 'verdict' | 'reason' | 'checks' | 'steps'>,
): FinishedExample {
  const { requirement, feature, line, name, durationMs = 40 + (line % 50) } = facts;
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const record = { id: `${requirement}/${slug}`, feature, line, name, durationMs, ...outcome, exchanges, pictures: [] };
  return { requirement, exchanges, record };
}
