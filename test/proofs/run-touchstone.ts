import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { root } from '../guides/guides.ts';

/** Runs the suite as a user does, and returns its record. Rejects unless the run ends with status 0. */
export async function runTouchstone(...words: readonly string[]): Promise<RunRecord> {
  const { record, ended } = await runToItsEnd(...words);
  if (ended.status !== 0) throw ended.error;
  return record;
}

/** As `runTouchstone`, with whatever status the run ends. */
export async function runToItsEnd(...words: readonly string[]): Promise<{ record: RunRecord; ended: Ended }> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-proof-'));
  try {
    const ended = await runNode('cli/touchstone.js', 'run', ...words, '--quiet', '--out', folder).then(
      () => ({ status: 0, error: undefined }),
      (error) => ({ status: Number(error.code), error }),
    );
    const path = join(folder, 'run.json');
    if (!existsSync(path)) throw ended.error;
    return { record: RunRecord.parse(JSON.parse(readFileSync(path, 'utf8'))), ended };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  readonly status: number;
  readonly error: unknown;
}

/** Runs a script in the package's folder. Rejects, with what it said, unless it ends with status 0. */
export async function runNode(...words: readonly string[]): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, words, { cwd: root, maxBuffer: 16 * 1024 * 1024, timeout: 500_000 });
}
