import type { Evidence } from './evidence.ts';
import type { Verdict } from './verdict.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** Null for a pass. */
  readonly reason: string | null;
}

const whoseFault = { target: 'the target', harness: 'the harness', environment: 'the surroundings' } as const;

/**
 * The verdict of one Example, from what it left behind and from how its steps ended. Inconclusive unless shown otherwise:
 * a pass takes at least one check and an Example that ran to its end; a fail takes a failed check with an exchange to show.
 */
export function judgeExample(evidence: Evidence | undefined, stepsPassed: boolean): Judgement {
  if (!evidence) return inconclusive('it left no evidence behind (fault of the harness)');
  const { checks, ending, problems } = evidence;
  if (problems.length > 0) return inconclusive(`${problems.join('; ')} (fault of the harness)`);
  const failed = checks.find((check) => !check.holds);
  if (failed) {
    const { text, expected, actual, exchanges } = failed;
    if (exchanges.length === 0) return inconclusive(`${text}: no exchange shows it (fault of the harness)`);
    return { verdict: 'fail', reason: `${text}: expected ${expected}, but ${actual}` };
  }
  switch (ending.kind) {
    case 'not-offered':
      return { verdict: 'not-offered', reason: ending.reason };
    case 'prevented':
      return inconclusive(`${ending.reason} (fault of ${whoseFault[ending.fault]})`);
    case 'check-failed':
      return inconclusive('a check failed but left no trace (fault of the harness)');
    case 'completed':
      if (!stepsPassed) return inconclusive('a step is missing or ambiguous (fault of the harness)');
      if (checks.length === 0) return inconclusive('nothing was checked (fault of the harness)');
      return { verdict: 'pass', reason: null };
  }
}

function inconclusive(reason: string): Judgement {
  return { verdict: 'inconclusive', reason };
}
