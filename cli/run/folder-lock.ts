import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../harness/user-error.ts';
import { isAlive } from '../process-alive.ts';

const lockFile = '.touchstone.lock';

/** Keeps a folder for this process. Returns what gives it back. Throws a UsageError where another process that is alive has it. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, lockFile);
  for (;;) {
    try {
      writeFileSync(path, `${process.pid}`, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = ownerOf(path);
    if (owner !== undefined && isAlive(owner)) {
      throw new UsageError(
        `another run (process ${owner}) is writing its report into ${folder}. Wait until it ends, or name another folder with --out.`,
      );
    }
    // Its owner died without a word.
    rmSync(path, { force: true });
  }
}

function ownerOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
