import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poll } from '../clock/poll.ts';
import { launch } from './child-process.ts';
import { freePort } from './free-port.ts';

const longMs = 60_000;
let folder: string;
let port: number;
let readyUrl: string;

const server = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
const [port, stubborn] = process.argv.slice(2);
if (stubborn) process.on('SIGTERM', () => {});
writeFileSync('pid', String(process.pid));
process.stderr.write('listening\\n');
createServer((_, response) => response.end('here')).listen(Number(port), '127.0.0.1');
`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-launch-'));
  port = await freePort();
  readyUrl = `http://127.0.0.1:${port}/`;
  writeFileSync(join(folder, 'server.mjs'), server);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (command: readonly string[], withinMs = longMs) =>
  launch({ command, folder, readyUrl, readyWithinMs: withinMs });
const node = (...words: string[]) => [process.execPath, 'server.mjs', `${port}`, ...words];
const pid = () => Number(readFileSync(join(folder, 'pid'), 'utf8'));
const isAlive = (id: number) => {
  try {
    process.kill(id, 0);
    // A dead process that nobody has taken away yet is dead.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false;
  }
};
const isGone = (id: number) => poll(async () => (isAlive(id) ? undefined : true), longMs);

describe('a launched target', { timeout: longMs }, () => {
  it('is ended with all that it started', async () => {
    const launched = await start(['sh', '-c', `${node().join(' ')} & wait`]);
    const inner = pid();
    expect(isAlive(inner)).toBe(true);
    await launched.stop();
    expect(await isGone(inner)).toBe(true);
  });

  it('is killed where it does not end when asked', async () => {
    const launched = await start(node('stubborn'));
    const stubborn = pid();
    await launched.stop();
    expect(await isGone(stubborn)).toBe(true);
  });

  it('is killed at once, and started again', async () => {
    const launched = await start(node());
    const first = pid();
    await launched.kill();
    expect(await isGone(first)).toBe(true);
    await launched.start();
    expect(pid()).not.toBe(first);
    await launched.stop();
  });

  it('is kept by what it says', async () => {
    const launched = await start(node());
    await launched.stop();
    expect(launched.words.since(0)).toBe('listening\n');
  });

  it('is not one that listened there before', async () => {
    const stale = createServer();
    await once(stale.listen(port, '127.0.0.1'), 'listening');
    await expect(start(node())).rejects.toThrow(`127.0.0.1:${port} is taken`);
    stale.close();
  });

  it('is none where it ends at once; its last words are quoted, each in a line that no one obeys', async () => {
    const command = ['sh', '-c', 'echo "::error::no database" >&2; exit 3'];
    await expect(start(command)).rejects.toThrow('it ended with exit code 3\n  | ::error::no database');
  });

  it('is none where there is no such program', async () => {
    await expect(start(['./no-such-program'])).rejects.toThrow(/exit code 127\n {2}\| spawn .*ENOENT/);
  });

  it('is ended where it never answers', async () => {
    const command = ['sh', '-c', 'echo $$ > pid; sleep 1000'];
    await expect(start(command, 1_000)).rejects.toThrow('did not answer within 1 s');
    expect(await isGone(pid())).toBe(true);
  });

  it('is ended even where we are killed', async () => {
    const script = join(folder, 'us.mjs');
    const module = new URL('./child-process.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { launch } from ${JSON.stringify(module)};
       await launch(${JSON.stringify({ command: node(), folder, readyUrl, readyWithinMs: longMs })});
       process.kill(process.pid, 'SIGKILL');`,
    );
    const us = execFile(process.execPath, [script]);
    await once(us, 'exit');
    expect(await isGone(pid())).toBe(true);
  });
});
