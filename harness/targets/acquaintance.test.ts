import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultEdition } from '../../spec/editions/index.ts';
import { getAcquainted } from './acquaintance.ts';
import { defaultPatience, openAccounts } from './target.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that registers anybody, and has no other paths than those that `isRouted` takes. */
async function serving(isRouted: (path: string) => boolean) {
  const asked: string[] = [];
  const answer: RequestListener = (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    asked.push(`${request.method} ${path}`);
    const registers = request.method === 'POST' && path.endsWith('/register');
    const body = registers ? { user_id: '@probe:hs:1', access_token: 't' } : { errcode: 'M_UNRECOGNIZED', error: 'no' };
    response.writeHead(registers || isRouted(path) ? 200 : 404).end(JSON.stringify(body));
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked };
}

const acquaintanceWith = (url: string) =>
  getAcquainted({
    clientUrl: url,
    federationUrl: url,
    profile: { dialect: defaultEdition.defaultDialect, accounts: openAccounts, patience: defaultPatience },
  });

describe('an acquaintance with a target', () => {
  it('learns its name, and keeps the usual spelling where that is understood', async () => {
    const { url } = await serving(() => true);
    expect(await acquaintanceWith(url)).toEqual({
      serverName: 'hs:1',
      spelling: { userIdsInPaths: 'percent-encoded', trailingSlashes: 'sent' },
    });
  });

  it('learns that only raw user ids and paths without a trailing slash are understood', async () => {
    const { url } = await serving((path) => !path.includes('%40') && !path.endsWith('/'));
    const { spelling } = await acquaintanceWith(url);
    expect(spelling).toEqual({ userIdsInPaths: 'raw', trailingSlashes: 'left-out' });
  });

  it('asks for nothing that could change anything but its own user', async () => {
    const { url, asked } = await serving(() => true);
    await acquaintanceWith(url);
    expect(asked.filter((line) => !line.startsWith('GET '))).toEqual(['POST /matrix/client/api/v1/register']);
  });

  it('learns nothing where nobody answers', async () => {
    const { url } = await serving(() => true);
    closers.pop()?.();
    expect(await acquaintanceWith(url)).toEqual({ serverName: undefined, spelling: { trailingSlashes: 'sent' } });
  });
});
