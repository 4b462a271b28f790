// npm test: everything that must hold, one part after the other. The first that fails ends it.
import { rmSync } from 'node:fs';
import { closingTable } from './test/closing-table.ts';
import { parts } from './test/parts.ts';
import { type PartRun, runPart } from './test/run-part.ts';

rmSync('test-results', { recursive: true, force: true });

const runs: PartRun[] = [];
for (const [index, part] of parts.entries()) {
  process.stdout.write(`\n=== ${index + 1}/${parts.length} ${part.title}\n`);
  const run = await runPart(part);
  runs.push(run);
  if (run.counts.failed > 0) break;
}
const notRun = parts.slice(runs.length).map(({ title }) => title);
process.stdout.write(`\n${closingTable(runs, notRun)}`);
process.exitCode = runs.some(({ counts }) => counts.failed > 0) ? 1 : 0;
