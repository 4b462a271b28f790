// Compares what is covered with spec/editions/draft-2014-08/coverage.snapshot.txt; with --update writes it anew. Run by npm run coverage.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { changedLines, coverageSnapshot } from '../cli/coverage/snapshot.ts';
import { mutantsOf } from '../cli/editions.ts';
import { readSuite } from '../cli/suite/read-suite.ts';
import { gapsOf } from '../harness/mutants/selfcheck.ts';
import { defaultEdition as edition } from '../spec/editions/index.ts';

const file = new URL(`../spec/editions/${edition.id}/coverage.snapshot.txt`, import.meta.url);

const { registry } = edition;
const mutants = await mutantsOf(edition);
const examples = await readSuite({ edition });
const isKnown = (id: string) => registry.find(id) !== undefined;
const judged = [...new Set(examples.flatMap(({ requirement }) => requirement ?? []))];
const strays = examples.filter(({ requirement }) => requirement === undefined || !isKnown(requirement));
const complaints = [
  ...strays.map(({ feature, line }) => `${feature}:${line} names no requirement of the registry`),
  ...gapsOf(mutants, judged, isKnown),
];

const now = coverageSnapshot(registry.requirements, examples, mutants);
if (process.argv.includes('--update')) {
  writeFileSync(file, now);
} else {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before !== now) {
    complaints.push(
      'coverage is not what spec/editions/draft-2014-08/coverage.snapshot.txt says; where that is right: npm run coverage -- --update',
      ...changedLines(before, now),
    );
  }
}
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.stdout.write(`${judged.length} of ${registry.requirements.length} requirements are judged\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
