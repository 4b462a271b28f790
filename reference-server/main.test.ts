import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ServeOptions, type Serving, serve } from './main.ts';
import { systemPorts } from './system-ports.ts';

describe('serve', () => {
  let folder: string;
  const running: Serving[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-serve-'));
  });
  afterEach(async () => {
    for (const serving of running.splice(0)) await serving.stop();
    rmSync(folder, { recursive: true });
  });

  async function start(given: Partial<ServeOptions> = {}): Promise<Serving> {
    const { log } = systemPorts();
    const serving = await serve({ name: 'red', port: 0, dataDir: join(folder, 'data'), log, ...given });
    running.push(serving);
    return serving;
  }

  function configFile(text: string): string {
    const file = join(folder, 'config.yaml');
    writeFileSync(file, text);
    return file;
  }

  const post = (port: number, path: string, body: object): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/matrix/client/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) });

  test('accounts are there again after a restart on the same folder', async () => {
    const configured = configFile('passwordCost: 16');
    const first = await start({ configFile: configured });
    await post(first.port, '/register', { user_id: 'ann', password: 'secret' });
    await running.pop()?.stop();
    const second = await start({ configFile: configured });
    const login = await post(second.port, '/login', { type: 'm.login.password', user: 'ann', password: 'secret' });
    expect(await login.json()).toMatchObject({ user_id: '@ann:red' });
  });

  test('a taken port is named', async () => {
    const { port } = await start();
    const again = start({ port, dataDir: join(folder, 'other') });
    await expect(again).rejects.toMatchObject({ about: 'address', message: expect.stringContaining(`port ${port}`) });
  });

  test('a data folder that cannot be made is named', async () => {
    const file = configFile('');
    await expect(start({ dataDir: join(file, 'data') })).rejects.toMatchObject({
      about: 'data',
      message: expect.stringContaining(file),
    });
  });

  test('a data folder in use is refused', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ about: 'data', message: expect.stringContaining('locked') });
  });

  test('a data folder of a server of another name is refused', async () => {
    await start({ name: 'red' });
    await running.pop()?.stop();
    await expect(start({ name: 'blue' })).rejects.toMatchObject({
      about: 'data',
      message: expect.stringContaining('belongs to the server red'),
    });
  });

  test('an unknown key of the configuration is named', async () => {
    await expect(start({ configFile: configFile('pasword: 1') })).rejects.toMatchObject({
      about: 'config',
      message: expect.stringContaining('pasword'),
    });
  });

  test('a configuration that is not YAML is refused', async () => {
    await expect(start({ configFile: configFile('{ [') })).rejects.toMatchObject({ about: 'config' });
  });

  test.each([
    ['127.0.0.1', '', 1],
    ['0.0.0.0', '', 0],
    ['0.0.0.0', 'federation: { forbidden: [] }', 1],
    ['127.0.0.1', 'federation: { forbidden: [127.0.0.0/8] }', 0],
  ])('on %s with "%s" it asks servers on loopback: %i requests', async (host, settings, expected) => {
    let asked = 0;
    const other = http.createServer((_request, response) => {
      asked += 1;
      response.end('{"displayname":null}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = await start({ host, configFile: configFile(`passwordCost: 16\n${settings}`) });
    const registered = await post(port, '/register', { password: 'secret' });
    const { access_token: token } = (await registered.json()) as { access_token: string };
    const user = `@x:127.0.0.1:${(other.address() as AddressInfo).port}`;
    const path = `/matrix/client/api/v1/profile/${user}/displayname?access_token=${token}`;
    const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
    other.closeAllConnections();
    other.close();
    expect({ status, asked }).toEqual({ status: expected === 1 ? 200 : 502, asked: expected });
  });

  test.each([
    ['', 429],
    ['rates: off', 200],
    ['rates: { registrationsPerAddress: { atOnce: 40, everyMs: 1000 } }', 200],
  ])('with "%s" the 31st registration of an address is answered %i', async (settings, expected) => {
    const { port } = await start({ configFile: configFile(`passwordCost: 16\n${settings}`) });
    const answers = await Promise.all(Array.from({ length: 31 }, () => post(port, '/register', { password: 'x' })));
    const statuses = answers.map(({ status }) => status).sort();
    expect([statuses[29], statuses[30]]).toEqual([200, expected]);
  });

  test('stopping ends a long poll', async () => {
    const { port } = await start({ configFile: configFile('passwordCost: 16') });
    const registered = await post(port, '/register', { password: 'secret' });
    const { access_token: token } = (await registered.json()) as { access_token: string };
    const url = `http://127.0.0.1:${port}/matrix/client/api/v1/events?timeout=60000&access_token=${token}`;
    const poll = fetch(url).then(
      (response) => response.status,
      () => 'closed',
    );
    await fetch(url.replace('timeout=60000', 'timeout=0'));
    await running.pop()?.stop();
    expect([200, 503, 'closed']).toContain(await poll);
  });
});
