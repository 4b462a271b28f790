import type { Fault } from '../preparation.ts';
import type { Evidence } from './evidence.ts';
import type { Verdict } from './verdict.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** Null for a pass. */
  readonly reason: string | null;
}

/** How a reason ends: whose fault it was. */
export const blame = {
  target: '(fault of the target)',
  harness: '(fault of Touchstone)',
  environment: '(environment problem)',
} as const;

/**
 * The verdict of one Example, from its evidence and from how its steps ended. Inconclusive unless shown otherwise:
 * a pass takes at least one check and an Example that ran to its end; a fail takes a failed check with an exchange to show.
 */
export function judgeExample(evidence: Evidence | undefined, stepsPassed: boolean): Judgement {
  if (!evidence) return inconclusive('no evidence was recorded', 'harness');
  const { checks, ending, problems } = evidence;
  if (problems.length > 0) return inconclusive(problems.join('; '), 'harness');
  const failed = checks.find((check) => !check.holds);
  if (failed) {
    const { text, expected, actual, exchanges } = failed;
    if (exchanges.length === 0) return inconclusive(`${text}: no exchange shows it`, 'harness');
    return { verdict: 'fail', reason: `${text}: expected ${expected}, but ${actual}` };
  }
  switch (ending.kind) {
    case 'not-offered':
      return { verdict: 'not-offered', reason: ending.reason };
    case 'prevented':
      return inconclusive(ending.reason, ending.fault);
    case 'check-failed':
      return inconclusive('a check failed but was not recorded', 'harness');
    case 'completed':
      if (!stepsPassed) return inconclusive('a step is missing or ambiguous', 'harness');
      if (checks.length === 0) return inconclusive('nothing was checked', 'harness');
      return { verdict: 'pass', reason: null };
  }
}

function inconclusive(reason: string, fault: Fault): Judgement {
  return { verdict: 'inconclusive', reason: `${reason} ${blame[fault]}` };
}
