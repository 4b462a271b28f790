import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { type Standing, standingOf, standings } from './words.ts';

/** How many requirements stand how. Sums to the number of requirements. */
export function requirementCounts(record: Pick<RunRecord, 'requirements'>): Readonly<Record<Standing, number>> {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const requirement of record.requirements) counts[standingOf(requirement)] += 1;
  return counts;
}

/** The last line a person or a CI reads: Examples passed and failed. */
export function passedAndFailed(record: RunRecord): string {
  return `${record.totals.examples.pass} passed, ${record.totals.examples.fail} failed`;
}
