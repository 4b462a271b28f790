import { describe, expect, it } from 'vitest';
import { partyAt, serverAt, targetServers } from './target-servers.ts';

const servers = targetServers(serverAt('127.0.0.1:8480'), {
  serverName: 'two.example',
  clientUrl: 'https://client.two.example/base',
  federationUrl: 'https://two.example:8448',
});

describe('the servers of a target', () => {
  it('are named by their places', () => {
    expect(servers.map(({ name, serverName }) => [name, serverName])).toEqual([
      ['first', '127.0.0.1:8480'],
      ['second', 'two.example'],
    ]);
  });

  it.each([
    ['http://127.0.0.1:8480/login', 'server 127.0.0.1:8480'],
    ['https://client.two.example/base/login?a=b', 'server two.example'],
    ['https://two.example:8448/x', 'server two.example'],
    ['http://127.0.0.1:8481/login', '127.0.0.1:8481'],
  ])('are known by their addresses: at %s is %s', (url, party) => {
    expect(partyAt(servers, url)).toBe(party);
  });
});
