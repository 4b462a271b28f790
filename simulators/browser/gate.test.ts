import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProxyAgent, request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Itinerary } from '../../harness/wire/itinerary.ts';
import { type Gate, openGate } from './gate.ts';

let server: Server;
let url: string;
let asked: string[];
let gate: Gate;
let itinerary: Itinerary;

beforeEach(async () => {
  asked = [];
  server = createServer(async (incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url} ${(await incoming.toArray()).join('')}`);
    response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end('here');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  itinerary = new Itinerary();
  gate = await openGate(itinerary);
});

afterEach(async () => {
  await gate.close();
  server.close();
});

const ask = async (proxyTunnel: boolean) => {
  const dispatcher = new ProxyAgent({ uri: gate.proxy.server, proxyTunnel });
  try {
    const { statusCode, headers, body } = await request(`${url}/x`, { dispatcher, method: 'POST', body: 'content' });
    return { statusCode, cookies: headers['set-cookie'], text: await body.text() };
  } finally {
    await dispatcher.destroy();
  }
};

describe.each([false, true])('a gate, asked for a tunnel: %s', (tunnel) => {
  it('lets through what is in the itinerary', async () => {
    itinerary.allow(url);
    expect(await ask(tunnel)).toEqual({ statusCode: 200, cookies: ['a=1', 'b=2'], text: 'here' });
    expect(asked).toEqual(['POST /x content']);
  });

  it('asks nobody else anything', async () => {
    await ask(tunnel).then(
      ({ statusCode }) => expect(statusCode).toBe(403),
      () => {},
    );
    expect(asked).toEqual([]);
  });
});
