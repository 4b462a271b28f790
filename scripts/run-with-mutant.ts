// A run against the reference server with one decision broken, told as every run is told: what a report of a failing run looks like.
// node scripts/run-with-mutant.ts MUTANT REPORT-FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutantsOf } from '../cli/editions.ts';
import { findMutant } from '../harness/mutants/mutant.ts';
import { reportFormats } from '../reports/index.ts';
import { defaultEdition as edition } from '../spec/editions/index.ts';
import { recordRun } from './record-run.ts';

const seed = 1;
const [id = '', folder = 'touchstone-report'] = process.argv.slice(2);
const { breaks, requirement } = findMutant(await mutantsOf(edition), id);

const parameters = { target: { kind: 'reference' as const, mutant: id }, seed, runTag: 'm', hurry: true };
const record = await recordRun(
  { selection: { edition }, parameters, parallel: 1 },
  'reference server, broken on purpose',
);

mkdirSync(folder, { recursive: true });
for (const { fileName, render } of Object.values(reportFormats)) writeFileSync(join(folder, fileName), render(record));
const { verdict } = record.requirements.find((row) => row.id === requirement) ?? { verdict: 'not-run' };
process.stdout.write(`${breaks} The verdict on ${requirement} is ${verdict}: ${join(folder, 'index.html')}\n`);
process.exitCode = verdict === 'fail' ? 0 : 1;
