// Whether all runs below a folder came to the same verdicts: node scripts/same-verdicts.ts FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunRecord } from '../harness/verdict/run-record.ts';
import { differingVerdicts, notOfferedIn } from './test/differing-verdicts.ts';

const [folder = 'test-results/runs'] = process.argv.slice(2);
const runs = readdirSync(folder).map((name) => ({ name, record: recordIn(join(folder, name)) }));
const [first, ...others] = runs;
if (!first || others.length === 0) throw new Error(`${folder} holds fewer than two runs: nothing can be compared`);

const reference = runs.find(({ name }) => name === 'reference');
const missing = reference ? notOfferedIn(reference).map((id) => `${id}: not offered by the reference server`) : [];
const differences = [...missing, ...others.flatMap((other) => differingVerdicts(first, other))];
for (const difference of differences) process.stdout.write(`${difference}\n`);
if (differences.length === 0) {
  const told = runs.map((run) => `${run.name} (${notOfferedIn(run).length} not offered)`).join(', ');
  process.stdout.write(`${told}: every Example has the same verdict wherever it is offered\n`);
}
process.exitCode = differences.length > 0 ? 1 : 0;

function recordIn(path: string): RunRecord {
  return RunRecord.parse(JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')));
}
