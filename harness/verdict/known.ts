import type { KnownDeviation, RequirementRecord } from './run-record.ts';

type Row = Pick<RequirementRecord, 'known' | 'verdict' | 'examples' | 'examplesInSuite'>;

/** Whether a known deviation covers that Example on that day (`YYYY-MM-DD`); its last day counts. */
export function covers(known: KnownDeviation | null, exampleId: string, today: string): boolean {
  if (!known || (known.expires !== undefined && known.expires < today)) return false;
  return known.examples === undefined || known.examples.includes(exampleId);
}

/** Whether a failed requirement fails just as its project said it would. */
export function isExcused({ known, examples, verdict }: Row, today: string): boolean {
  if (verdict !== 'fail') return false;
  return examples.filter((example) => example.verdict === 'fail').every(({ id }) => covers(known, id, today));
}

/**
 * Whether a known deviation no longer deviates, so that it should leave the list. That takes a run of every Example of its
 * requirement: one that was run in part shows nothing of the rest.
 */
export function isGone({ known, verdict, examples, examplesInSuite }: Row): boolean {
  const ran = examples.filter((example) => example.verdict !== 'not-run');
  if (!known || ran.length < examplesInSuite) return false;
  if (known.examples === undefined) return verdict === 'pass';
  return known.examples.some((id) => ran.find((example) => example.id === id)?.verdict === 'pass');
}
