import type { PartRun } from './run-part.ts';

/** Every part with its counts and its time in seconds; the last line sums them up: `N passed, N failed`. */
export function closingTable(runs: readonly PartRun[], notRun: readonly string[]): string {
  const sum = (of: (run: PartRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const width = Math.max(...runs.map(({ title }) => title.length), ...notRun.map((title) => title.length));
  const line = (title: string, passed: string, failed: string, time: string) =>
    `${title.padEnd(width)}  ${passed.padStart(6)}  ${failed.padStart(6)}  ${time.padStart(7)}`.trimEnd();
  return [
    line('', 'passed', 'failed', 'time'),
    ...runs.map(({ title, counts, durationMs }) =>
      line(title, String(counts.passed), counts.failed > 0 ? String(counts.failed) : '', seconds(durationMs)),
    ),
    ...notRun.map((title) => line(title, 'not run', '', '')),
    line('', '', '', seconds(sum(({ durationMs }) => durationMs))),
    '',
    `${sum(({ counts }) => counts.passed)} passed, ${sum(({ counts }) => counts.failed)} failed`,
    '',
  ].join('\n');
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
