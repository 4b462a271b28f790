import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { visible } from '../../reports/record/visible-text.ts';
import { failingRun, passingRun } from '../../reports/testing/runs.ts';

/** A run that finds nothing: of TOUCHSTONE_PASSING_RUN (a run.json, or the folder it is in), else built. */
export const passing: RunRecord = recordAt(process.env.TOUCHSTONE_PASSING_RUN) ?? passingRun();

/** A run with findings: of TOUCHSTONE_FAILING_RUN, else built. */
export const failing: RunRecord = recordAt(process.env.TOUCHSTONE_FAILING_RUN) ?? failingRun();

function recordAt(path: string | undefined): RunRecord | undefined {
  if (!path) return undefined;
  const file = path.endsWith('.json') ? path : join(path, 'run.json');
  // As the page shows it: its texts are what a reader looks for.
  return visible(RunRecord.parse(JSON.parse(readFileSync(file, 'utf8'))));
}
