// Whether runs came to the same verdicts.
// node scripts/same-verdicts.ts FOLDER           all runs below a folder, by whatever target
// node scripts/same-verdicts.ts BEFORE AFTER     the runs below one folder, each with the run of the same name below another
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunRecord } from '../harness/verdict/run-record.ts';
import { changedRuns, differingVerdicts, type NamedRun, notOfferedIn } from './test/differing-verdicts.ts';

const [folder = 'test-results/runs', after] = process.argv.slice(2);
const differences = after === undefined ? acrossTargets(runsIn(folder)) : changedRuns(runsIn(folder), runsIn(after));
for (const difference of differences) process.stdout.write(`${difference}\n`);
process.exitCode = differences.length > 0 ? 1 : 0;

/** What the runs against several targets do not have in common. */
function acrossTargets(runs: readonly NamedRun[]): readonly string[] {
  const [first, ...others] = runs;
  if (!first || others.length === 0) throw new Error(`${folder} holds fewer than two runs: nothing can be compared`);
  const reference = runs.find(({ name }) => name === 'reference');
  const missing = reference ? notOfferedIn(reference).map((id) => `${id}: not offered by the reference server`) : [];
  const told = runs.map((run) => `${run.name} (${notOfferedIn(run).length} not offered)`).join(', ');
  const found = [...missing, ...others.flatMap((other) => differingVerdicts(first, other))];
  if (found.length === 0) process.stdout.write(`${told}: every Example has the same verdict wherever it is offered\n`);
  return found;
}

function runsIn(parent: string): readonly NamedRun[] {
  return readdirSync(parent).map((name) => {
    const record = RunRecord.parse(JSON.parse(readFileSync(join(parent, name, 'run.json'), 'utf8')));
    return { name, record };
  });
}
