// A run against the reference server with one decision broken, told as every run is told: what a report of a failing run looks like.
// node scripts/run-with-mutant.ts MUTANT REPORT-FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutantsOf } from '../cli/editions.ts';
import { packageVersion } from '../cli/package-paths.ts';
import { Recording } from '../cli/run/recording.ts';
import { runSuite } from '../cli/suite/cucumber.ts';
import { findMutant } from '../harness/mutants/mutant.ts';
import { reportFormats } from '../reports/index.ts';
import { defaultEdition as edition } from '../spec/editions/index.ts';

const seed = 1;
const [id = '', folder = 'touchstone-report'] = process.argv.slice(2);
const { breaks, requirement } = findMutant(await mutantsOf(edition), id);

const ignore = () => {};
const recording = new Recording(edition, {
  onMessage: ignore,
  onExchange: ignore,
  onSecrets: () => {},
  onStarted: ignore,
  onFinished: ignore,
});
const startedAt = new Date();
const parameters = { target: { kind: 'reference' as const, mutant: id }, seed, runTag: 'm', hurry: true };
await runSuite({ selection: { edition }, parameters, parallel: 1 }, (message) => recording.accept(message));
const record = recording.record({
  suite: packageVersion(),
  target: { name: 'reference server, broken on purpose', argument: 'reference', serverName: '127.0.0.1' },
  dialect: edition.defaultDialect.name,
  learnt: [],
  strict: false,
  selection: { tags: null, name: null, offers: null },
  seed,
  startedAt,
  durationMs: Date.now() - startedAt.getTime(),
  interrupted: false,
  knownDeviations: [],
});

mkdirSync(folder, { recursive: true });
for (const { fileName, render } of Object.values(reportFormats)) writeFileSync(join(folder, fileName), render(record));
const { verdict } = record.requirements.find((row) => row.id === requirement) ?? { verdict: 'not-run' };
process.stdout.write(`${breaks} The verdict on ${requirement} is ${verdict}: ${join(folder, 'index.html')}\n`);
process.exitCode = verdict === 'fail' ? 0 : 1;
