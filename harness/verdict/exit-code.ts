import type { RequirementRecord, RunRecord } from './run-record.ts';

/** What a run tells a CI: 0 conformant, 1 the target deviates, 2 nothing can be said. */
export type ExitCode = 0 | 1 | 2;

/**
 * 1: a violation (with `strict` also a deviation) that is not known and unexpired, or a known one that is gone.
 * 2: nothing was judged, something is inconclusive, the run was interrupted or the harness broke. 1 weighs more than 2.
 */
export function exitCode(record: RunRecord, options: { strict: boolean; today: string }): ExitCode {
  const weighs = (requirement: RequirementRecord) =>
    requirement.finding === 'violation' || (options.strict && requirement.finding === 'deviation');
  const excused = ({ known }: RequirementRecord) => known !== null && !(known.expires && known.expires < options.today);
  const deviates = record.requirements.some((requirement) => weighs(requirement) && !excused(requirement));
  const mended = record.requirements.some(({ known, verdict }) => known !== null && verdict === 'pass');
  if (deviates || mended) return 1;

  const { pass, fail, inconclusive } = record.totals.examples;
  if (pass + fail === 0 || inconclusive > 0 || record.interrupted || record.problems.length > 0) return 2;
  return 0;
}
