import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReferenceProcess } from '../../harness/targets/reference/child.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { openBigAnswers } from './big-answers.ts';

const touchstone = join(import.meta.dirname, '../../cli/touchstone.js');
const peakReader = join(import.meta.dirname, 'tell-peak.ts');

export interface BigAnswers {
  /** How the run ended. */
  readonly status: number | null;
  readonly peakMiB: number;
  readonly reportMiB: number;
}

/** Judges a server whose every answer is 4 MB, and measures what that takes. */
export async function measureBigAnswers(tags: string): Promise<BigAnswers> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-big-'));
  const target = await openReferenceProcess(defaultEdition);
  const front = await openBigAnswers(target.servers[0].clientUrl);
  try {
    const words = ['run', front.url, '--quiet', '--tags', tags, '--out', join(folder, 'report')];
    const run = spawn(process.execPath, ['--import', peakReader, touchstone, ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let peakKiB = 0;
    run.stderr.setEncoding('utf8').on('data', (text: string) => {
      peakKiB = Math.max(peakKiB, ...[...text.matchAll(/peak (\d+) KiB/g)].map(([, peak]) => Number(peak)));
    });
    const [status] = (await once(run, 'close')) as [number | null];
    const report = join(folder, 'report');
    const bytes = readdirSync(report).reduce((sum, name) => sum + statSync(join(report, name)).size, 0);
    return { status, peakMiB: peakKiB / 1024, reportMiB: bytes / 1024 ** 2 };
  } finally {
    front.close();
    await target.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
