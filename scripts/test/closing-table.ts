import type { PartRun } from './run-part.ts';

/**
 * Every part with its counts, and its time beside its budget in seconds: a busy machine may take longer, a quiet one must not. The
 * last line sums up: `N passed, N failed`.
 */
export function closingTable(runs: readonly PartRun[]): string {
  const sum = (of: (run: PartRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const width = Math.max(...runs.map(({ title }) => title.length));
  const line = (title: string, ...cells: readonly string[]) =>
    [title.padEnd(width), ...cells.map((cell) => cell.padStart(7))].join('  ').trimEnd();
  return [
    line('', 'passed', 'failed', 'time', 'budget'),
    ...runs.map(({ title, counts: { passed, failed }, durationMs, budgetSeconds }) =>
      line(
        title,
        String(passed),
        failed > 0 ? String(failed) : '',
        seconds(durationMs),
        `${budgetSeconds} s`,
        durationMs > budgetSeconds * 1000 ? 'over' : '',
      ),
    ),
    line('', '', '', seconds(sum(({ durationMs }) => durationMs)), `${sum(({ budgetSeconds }) => budgetSeconds)} s`),
    '',
    `${sum(({ counts }) => counts.passed)} passed, ${sum(({ counts }) => counts.failed)} failed`,
    '',
  ].join('\n');
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
