import { isExcused, isGone } from './known.ts';
import type { RequirementRecord, RunRecord } from './run-record.ts';

/** What a run tells a CI: 0 conformant, 1 not conformant or an outdated list of known deviations, 2 inconclusive. */
export type ExitCode = 0 | 1 | 2;

/** What a run comes to as a whole. */
export type ConclusionKind = 'not-conformant' | 'outdated' | 'inconclusive' | 'conformant';

export interface Conclusion {
  readonly kind: ConclusionKind;
  readonly exitCode: ExitCode;
  /** Failed requirements that weigh: violations, in a strict run deviations too, that no known deviation excuses. */
  readonly weighing: readonly RequirementRecord[];
  /** Failed requirements that would weigh if their project had not listed them. */
  readonly excused: readonly RequirementRecord[];
  /** Known deviations that no longer deviate. */
  readonly gone: readonly RequirementRecord[];
  /** Requirements that were tried and stayed inconclusive. */
  readonly undecided: readonly RequirementRecord[];
  /** Judged requirements of which this run left out Examples. */
  readonly leftOut: readonly RequirementRecord[];
}

const exitCodes: Readonly<Record<ConclusionKind, ExitCode>> = {
  'not-conformant': 1,
  outdated: 1,
  inconclusive: 2,
  conformant: 0,
};

/** Requirements that bind the target. Those of party `client` judge Touchstone's own client. */
export function ofTarget(record: Pick<RunRecord, 'requirements'>): readonly RequirementRecord[] {
  return record.requirements.filter(({ party }) => party !== 'client');
}

/**
 * Decides the headline and the exit status of a run together, so that they cannot disagree. A finding weighs more than an
 * outdated list, and both weigh more than what stayed inconclusive.
 */
export function conclude(record: RunRecord): Conclusion {
  const today = record.startedAt.slice(0, 10);
  const rows = ofTarget(record);
  const failed = rows.filter(({ finding }) => finding === 'violation' || (record.strict && finding === 'deviation'));
  const parts = {
    weighing: failed.filter((row) => !isExcused(row, today)),
    excused: failed.filter((row) => isExcused(row, today)),
    gone: rows.filter(isGone),
    undecided: rows.filter(({ verdict }) => verdict === 'inconclusive'),
    leftOut: rows.filter(isLeftOut),
  };
  const kind = kindOf(record, parts);
  return { kind, exitCode: exitCodes[kind], ...parts };
}

function kindOf(record: RunRecord, parts: Pick<Conclusion, 'weighing' | 'gone'>): ConclusionKind {
  if (parts.weighing.length > 0) return 'not-conformant';
  if (parts.gone.length > 0) return 'outdated';
  const { pass, fail, inconclusive } = record.totals.examples;
  const isUnsure = pass + fail === 0 || inconclusive > 0 || record.interrupted || record.problems.length > 0;
  return isUnsure ? 'inconclusive' : 'conformant';
}

function isLeftOut({ examples, examplesInSuite }: RequirementRecord): boolean {
  return examples.filter(({ verdict }) => verdict !== 'not-run').length < examplesInSuite;
}
