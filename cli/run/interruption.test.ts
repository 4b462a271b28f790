import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { freePort } from '../../harness/targets/free-port.ts';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { start } from '../testing/command.ts';
import { it } from '../testing/folder.ts';

const touchstone = fileURLToPath(new URL('../touchstone.js', import.meta.url));

describe.concurrent('touchstone run, stopped in the middle', () => {
  const read = (folder: string, file: string) => readFileSync(join(folder, 'touchstone-report', file), 'utf8');
  const writeTargetFile = (folder: string, port: number, command: readonly string[]) => {
    const url = `http://127.0.0.1:${port}`;
    const server = { name: `127.0.0.1:${port}`, client: url, federation: url };
    const launch = { command, ready: '/matrix/client/api/v1/login' };
    // JSON is YAML.
    writeFileSync(join(folder, 'target.yaml'), JSON.stringify({ name: 'Example', servers: [server], launch }));
  };

  it.for(['SIGINT', 'SIGTERM'] as const)('by %s, leaves a partial report that says so', async (signal, { folder }) => {
    const running = start(['run'], folder);
    await running.saying('pass  ');
    running.process.kill(signal);
    const { status, out } = await running.ended;
    expect(out).toContain('stopped before its end');
    expect(out).toMatch(/\n\d+ passed, 0 failed\n$/);
    expect(status).toBe(2);
    const record = RunRecord.parse(JSON.parse(read(folder, 'run.json')));
    expect(record.interrupted).toBe(true);
    expect(record.totals.examples.pass).toBeGreaterThan(0);
    expect(read(folder, 'index.html')).toMatch(/<\/html>\n$/);
  });

  it.for(['1', '2'])('ends the target that it launched, with %s at once', async (parallel, { folder }) => {
    const port = await freePort();
    const serve = ['serve', '--port', `${port}`, '--data', join(folder, 'data')];
    writeTargetFile(folder, port, [process.execPath, touchstone, ...serve]);
    const running = start(['run', 'target.yaml', '--parallel', parallel], folder);
    await running.saying('pass  ');
    const connection = connect(port, '127.0.0.1').on('error', () => {});
    await once(connection, 'connect');
    const closed = once(connection, 'close');
    running.process.kill('SIGINT');
    expect((await running.ended).status).toBe(2);
    await closed;
  });

  it('while its target starts, ends that too and has nothing to report', async ({ folder }) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const calls = `require('node:net').connect(${port}, '127.0.0.1')`;
    writeTargetFile(folder, 9, [process.execPath, '-e', calls]);
    const running = start(['run', 'target.yaml'], folder);
    const [connection] = await once(server, 'connection');
    const closed = once(connection.on('error', () => {}).resume(), 'close');
    running.process.kill('SIGINT');
    const { status, err } = await running.ended;
    expect(err).toContain('stopped before the run began');
    expect(status).toBe(2);
    await closed;
    server.close();
  });
});
