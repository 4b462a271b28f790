import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultEdition } from '../../spec/editions/index.ts';
import { openFile, openUrl } from './running.ts';

let folder: string;
let server: Server;
let url: string;
let userId: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-running-'));
  userId = '@someone:hs.example';
  server = createServer((request, response) => {
    const credentials = { user_id: userId, access_token: 'a token' };
    response.end(JSON.stringify(request.method === 'GET' || userId === undefined ? { flows: [] } : credentials));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const described = (name: string, more = {}) => {
  const path = join(folder, 'touchstone.target.yaml');
  // JSON is YAML.
  writeFileSync(path, JSON.stringify({ name: 'it', servers: [{ name, client: url, federation: url }], ...more }));
  return path;
};

describe('a target that runs already', () => {
  it('is called as it calls itself', async () => {
    expect((await openUrl(url, defaultEdition)).servers[0].serverName).toBe('hs.example');
    expect((await openFile(described('hs.example'), { running: false })).servers[0].serverName).toBe('hs.example');
  });

  it('is not judged under another name than it has', async () => {
    await expect(openFile(described('other.example'), { running: false })).rejects.toThrow(
      'servers[0].name is "other.example", but the server calls itself "hs.example"',
    );
  });

  it('is asked by an account that its file lists, where nobody may register', async () => {
    const accounts = { registration: [{ user: 'someone', password: 'their password' }] };
    await expect(openFile(described('other.example', { accounts }), { running: false })).rejects.toThrow(
      'calls itself "hs.example"',
    );
  });

  it('is called by its address, or as its file says, where it tells nobody a name', async () => {
    userId = undefined;
    expect((await openUrl(url, defaultEdition)).servers[0].serverName).toBe(new URL(url).host);
    expect((await openFile(described('other.example'), { running: false })).servers[0].serverName).toBe(
      'other.example',
    );
  });
});
