import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics.ts';

const touchstone = join(import.meta.dirname, '../cli/touchstone.js');

/** How long a command of ours takes, in milliseconds: the median of several runs after one that warms the caches. Throws when it fails. */
export function timeCommand(times: number, ...words: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  const once = () => {
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [touchstone, ...words], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`touchstone ${words.join(' ')} ended with ${status}: ${stderr}`);
    return performance.now() - begun;
  };
  try {
    once();
    return median(Array.from({ length: times }, once));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
