import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { start, touchstone } from '../testing/command.ts';
import { it } from '../testing/folder.ts';
import { openHostileServer } from '../testing/hostile-server.ts';

describe.concurrent('touchstone serve', () => {
  it('says when it is ready, and ends in good order', async ({ folder }) => {
    const running = start(['serve', '--port', '0', '--name', 'hs.example'], folder);
    await running.saying('as hs.example\n');
    running.process.kill('SIGTERM');
    const { status, out } = await running.ended;
    expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+ as hs\.example\n$/);
    expect(status).toBe(0);
  });

  it('says what it means to listen beyond loopback', async ({ folder }) => {
    const running = start(['serve', '--host', '0.0.0.0', '--port', '0', '--name', 'hs.example'], folder);
    await running.saying('as hs.example\n');
    running.process.kill('SIGTERM');
    const { err } = await running.ended;
    expect(err).toContain('Warning: 0.0.0.0 is not a loopback address');
    expect(err).toContain('anyone who can reach this port can speak for any server');
  });

  it('names a port that is taken', async ({ folder }) => {
    const other = await openHostileServer('answers with a web page');
    const { port } = new URL(other.url);
    const { status, err } = await touchstone(['serve', '--port', port], folder).finally(other.close);
    expect(err).toContain(`port ${port} of 127.0.0.1 is taken`);
    expect(status).toBe(2);
  });

  it('names a folder that cannot be used', async ({ folder }) => {
    writeFileSync(join(folder, 'file'), '');
    const { status, err } = await touchstone(['serve', '--port', '0', '--name', 'hs', '--data', 'file/x'], folder);
    expect(err).toContain('file/x');
    expect(status).toBe(2);
  });

  it.for([
    ['an unknown setting', ['--config', 'config.yaml'], 'colour'],
    ['a configuration that is not there', ['--config', 'none.yaml'], 'none.yaml'],
    ['a port that is none', ['--port', '70000'], '65535'],
    ['a name that is none', ['--name', 'http://hs'], 'localhost:8480'],
    ['any port without a name', ['--port', '0'], '--name'],
  ] as const)('refuses %s', async ([, words, complaint], { folder }) => {
    writeFileSync(join(folder, 'config.yaml'), 'colour: blue');
    const { status, err } = await touchstone(['serve', ...words], folder);
    expect(err).toContain(complaint);
    expect(err).not.toMatch(/^\s+at /m);
    expect(status).toBe(64);
  });
});
