import type { Fault } from '../preparation.ts';
import { nameOf } from '../wire/describe.ts';
import type { Exchange } from '../wire/exchange.ts';
import { isTarget, isWithTarget } from '../wire/party.ts';
import type { Evidence } from './evidence.ts';
import type { Verdict } from './verdict.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** Null for a pass. */
  readonly reason: string | null;
}

/** How a reason ends: whose fault it was. */
const blame = {
  target: '(fault of the target)',
  harness: '(fault of Touchstone)',
  environment: '(environment problem)',
} as const;

/**
 * The verdict of one Example, from its evidence and from the first step that was not carried out, if there is one. Inconclusive unless shown otherwise: a pass takes at least
 * one check, an Example that ran to its end, and among the exchanges that its checks cite one in which its subject said something; a fail
 * takes a failed check with an exchange to show.
 */
export function judgeExample(evidence: Evidence | undefined, undone: string | undefined): Judgement {
  if (!evidence) return inconclusive('no evidence was recorded', 'harness');
  const { checks, ending, problems, unmet } = evidence;
  if (problems.length > 0) return inconclusive(problems.join('; '), 'harness');
  const uncited = citedBut(evidence);
  if (uncited.length > 0)
    return inconclusive(`a check cites exchanges that were not recorded: ${uncited.join(', ')}`, 'harness');
  const hasRunToItsChecks = ending.kind === 'completed' || ending.kind === 'check-failed';
  if (hasRunToItsChecks && unmet.length > 0)
    return inconclusive(`no exchange met the fault: ${unmet.join(', ')}${lastWithTarget(evidence)}`, 'target');
  // Where the environment explains what happened, it explains a failed check too.
  if (ending.kind === 'prevented' && ending.fault === 'environment') return inconclusive(ending.reason, ending.fault);
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
      if (undone !== undefined) return inconclusive(`this step is missing or ambiguous: ${undone}`, 'harness');
      if (checks.length === 0) return inconclusive('nothing was checked', 'harness');
      if (!subjectSpoke(evidence)) return inconclusive('no check looks at anything that the target said', 'harness');
      return { verdict: 'pass', reason: null };
  }
}

/** Where to look first, if anywhere: what the target said last. */
function lastWithTarget({ exchanges }: Evidence): string {
  const last = exchanges.findLast(isWithTarget);
  return last ? `; see ${nameOf(last)}` : '';
}

/** The numbers that checks cite and no exchange has. */
function citedBut({ checks, exchanges }: Evidence): readonly number[] {
  const recorded = new Set(exchanges.map(({ n }) => n));
  return checks.flatMap((check) => check.exchanges).filter((n) => !recorded.has(n));
}

/** Whether the checks cite an exchange in which whoever is judged asked or answered. */
function subjectSpoke({ checks, exchanges, subject }: Evidence): boolean {
  const cited = new Set(checks.flatMap((check) => check.exchanges));
  const spoke = ({ from, answer }: Exchange) => isTarget(from) || answer !== null;
  return exchanges.some(
    (exchange) => cited.has(exchange.n) && (subject === 'client' || (isWithTarget(exchange) && spoke(exchange))),
  );
}

function inconclusive(reason: string, fault: Fault): Judgement {
  return { verdict: 'inconclusive', reason: `${reason} ${blame[fault]}` };
}
