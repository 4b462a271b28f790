import { stripVTControlCharacters } from 'node:util';

/** How many things of a part passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Reads a last line `N passed, N failed`. */
export function closingCounts(output: string): Counts | undefined {
  const match = /^(\d+) passed, (\d+) failed$/.exec(plain(output).trimEnd().split('\n').at(-1) ?? '');
  return match ? { passed: Number(match[1]), failed: Number(match[2]) } : undefined;
}

/** Reads vitest's line `Tests  1 failed | 12 passed (13)`. What was skipped or left to do has not passed. */
export function vitestCounts(output: string): Counts | undefined {
  const line = /^ *Tests +(.*)\((\d+)\)$/m.exec(plain(output));
  if (!line) return undefined;
  const passed = numberBefore('passed', line[1] ?? '');
  return { passed, failed: Number(line[2]) - passed };
}

/** Reads Playwright's closing lines: `1 failed`, `2 skipped`, `12 passed (8.1s)`. What was skipped has not passed, nor failed. */
export function playwrightCounts(output: string): Counts | undefined {
  const lines = plain(output).match(/^ *\d+ (passed|failed|flaky|interrupted|did not run)\b.*$/gm);
  if (!lines) return undefined;
  const all = lines.join('\n');
  const failed = ['failed', 'flaky', 'interrupted', 'did not run'].reduce(
    (sum, word) => sum + numberBefore(word, all),
    0,
  );
  return { passed: numberBefore('passed', all), failed };
}

/** What a part counts for: its own counts, made to agree with its exit status. One that counted nothing has failed. */
export function settle(counts: Counts | undefined, counted: boolean, succeeded: boolean): Counts {
  if (!counted) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  const isSound = succeeded && passed > 0;
  return { passed, failed: isSound ? failed : Math.max(failed, 1) };
}

function numberBefore(word: string, text: string): number {
  return Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
}

function plain(text: string): string {
  return stripVTControlCharacters(text);
}
