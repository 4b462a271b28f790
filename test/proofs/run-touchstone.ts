import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { root } from '../guides/guides.ts';

/** Runs the suite as a user does, and returns its record. Rejects unless the run ends with status 0. */
export async function runTouchstone(...words: readonly string[]): Promise<RunRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-proof-'));
  try {
    await runNode('cli/touchstone.js', 'run', ...words, '--quiet', '--out', folder);
    return RunRecord.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a script in the package's folder. Rejects, with what it said, unless it ends with status 0. */
export async function runNode(...words: readonly string[]): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, words, { cwd: root, maxBuffer: 16 * 1024 * 1024, timeout: 500_000 });
}
