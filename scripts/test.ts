// npm test: everything that must hold, one part after the other. All parts run, also after one has failed.
import { rmSync } from 'node:fs';
import { closingTable } from './test/closing-table.ts';
import { parts } from './test/parts.ts';
import { type PartRun, runPart } from './test/run-part.ts';

rmSync('test-results', { recursive: true, force: true });
// What runs is in a process group of its own, and is ended when this process exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));

const runs: PartRun[] = [];
for (const [index, part] of parts.entries()) {
  process.stdout.write(`\n=== ${index + 1}/${parts.length} ${part.title}\n`);
  runs.push(await runPart(part));
}
process.stdout.write(`\n${closingTable(runs)}`);
process.exitCode = runs.some(({ counts }) => counts.failed > 0) ? 1 : 0;
