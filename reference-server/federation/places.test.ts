import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHomeServer } from '../create-home-server.ts';
import type { Place, Resolve } from '../ports.ts';
import { systemPorts } from '../system-ports.ts';
import { inProcess } from '../testing/in-process.ts';
import { User } from '../testing/user.ts';

describe('home servers whose names are not their addresses', () => {
  const places = new Map<string, Place>();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  const resolve: Resolve = async (name) => {
    const place = places.get(name);
    if (!place) throw new Error(`nobody knows where ${name} is`);
    return place;
  };

  /** Runs a server of that name on a port that the name says nothing of; `hosts` collects what it was called. */
  async function run(serverName: string, name: string, hosts: (string | undefined)[] = []): Promise<User> {
    const home = createHomeServer({ serverName, passwordCost: 2 }, systemPorts({ resolve }));
    const server = http.createServer((request, response) => {
      hosts.push(request.headers.host);
      home.handle(request, response);
    });
    const { promise: listening, resolve: listens } = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', listens);
    await listening;
    places.set(serverName, { host: '127.0.0.1', port: (server.address() as AddressInfo).port, tls: false });
    home.start();
    ends.push(async () => {
      server.close();
      await home.stop();
      server.closeAllConnections();
    });
    return User.register(inProcess(home.handle), name);
  }

  test('find each other: for queries, joins, messages and typing', async () => {
    const hosts: (string | undefined)[] = [];
    const ann = await run('red.test', 'ann', hosts);
    const cy = await run('blue.test:1', 'cy');
    const room = await ann.createRoom({ room_alias_name: 'tea' });
    expect(await cy.join('#tea:red.test')).toEqual({ status: 200, body: { room_id: room } });
    await ann.say(room, 'from red');
    expect(await cy.followTo('from red')).toEqual(['from red']);
    await cy.say(room, 'from blue');
    for (const user of [ann, cy]) await user.followTo('from blue');
    await ann.must('PUT', `/rooms/${room}/typing/${ann.id}`, { typing: true });
    expect((await cy.follow()).map((event) => event.type)).toEqual(['m.typing']);
    expect(new Set(hosts)).toEqual(new Set(['red.test']));
  });

  test('say that they cannot reach one that nobody can find', async () => {
    const ann = await run('red.test', 'ann');
    expect(await ann.join('#tea:nowhere.test')).toMatchObject({ status: 502, body: { errcode: 'M_UNKNOWN' } });
  });
});
