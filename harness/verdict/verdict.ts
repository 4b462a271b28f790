import { z } from 'zod';
import type { Level } from '../../spec/registry.ts';

/** What a requirement or an Example got in a run, from weakest to strongest. */
export const Verdict = z.enum(['not-run', 'not-offered', 'pass', 'inconclusive', 'fail']);
export type Verdict = z.infer<typeof Verdict>;

/** How much a failed requirement weighs, by how strongly the draft speaks. */
export const Finding = z.enum(['violation', 'deviation', 'observation']);
export type Finding = z.infer<typeof Finding>;

/** The strongest of several verdicts; `not-run` when there are none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let index = 0;
  for (const verdict of verdicts) index = Math.max(index, Verdict.options.indexOf(verdict));
  return Verdict.options[index] ?? 'not-run';
}

const findings: Readonly<Record<Level, Finding>> = {
  must: 'violation',
  stated: 'violation',
  should: 'deviation',
  implied: 'deviation',
  may: 'observation',
  open: 'observation',
};

/** What a verdict means for a requirement of that level: only a fail is a finding. */
export function findingOf(level: Level, verdict: Verdict): Finding | null {
  return verdict === 'fail' ? findings[level] : null;
}
