import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { root } from '../guides/guides.ts';
import { grants } from './grants.ts';
import { openDegenerate } from './open.ts';
import { type DegenerateName, degenerates } from './targets.ts';

/** They send nothing by themselves, so nothing is waited for. All but the frozen one answer, however busy the machine is. */
const patienceWith = (name: DegenerateName) => ({
  answer: name === 'is frozen' ? '5s' : '60s',
  delivery: '200ms',
  retry: '200ms',
});

describe.concurrent('a server that is no home server', () => {
  it.for(Object.keys(degenerates) as DegenerateName[])('and %s, passes nothing that it did not earn', async (name) => {
    const { status, record } = await judged(name);
    const passed = record.requirements.filter(({ party, verdict }) => party !== 'client' && verdict === 'pass');
    expect(passed.map(({ id }) => id).toSorted()).toEqual(Object.keys(grants[name] ?? {}).toSorted());
    expect(status).not.toBe(0);
    expect(record.totals.examples.fail + record.totals.examples.inconclusive).toBeGreaterThan(0);
  });
});

/** Runs the suite as a user does against such a server, described by a target file. */
async function judged(name: DegenerateName): Promise<{ status: number | null; record: RunRecord }> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-degenerate-'));
  const { address, close } = await openDegenerate(degenerates[name]);
  try {
    const url = `http://${address}`;
    const file = join(folder, 'touchstone.target.yaml');
    const servers = [{ name: address, client: url, federation: url }];
    writeFileSync(file, JSON.stringify({ name, servers, patience: patienceWith(name) }));
    const words = ['cli/touchstone.js', 'run', file, '--tags', 'not @browser', '--quiet', '--out', folder];
    const child = spawn(process.execPath, words, { cwd: root, stdio: 'ignore', timeout: 300_000 });
    const [status] = await once(child, 'exit');
    return { status, record: RunRecord.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))) };
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
