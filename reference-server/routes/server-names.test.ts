import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Federation } from '../testing/federation.ts';
import type { User } from '../testing/user.ts';

/** What would be a request of somebody's choosing, if it stood in a URL. */
const inDisguise = [
  'blue:2/admin/delete?id=1&x=:80',
  'blue:2/any/path#:1',
  'user@blue:2',
  'blue:2\\..\\:80',
  `${'x'.repeat(1e6)}:1`,
];

describe('a server name that is more than a host and a port', () => {
  let federation: Federation;
  let ann: User;

  beforeEach(async () => {
    federation = new Federation();
    federation.add('red:1');
    ann = await federation.user('red:1', 'ann');
  });
  afterEach(() => federation.stopAll());

  const encoded = encodeURIComponent;
  /** Long names come in a body only. */
  const inPaths = inDisguise.filter((name) => name.length < 1000);

  test.each(inPaths)('%s is refused in the id of a user and of a room', async (name) => {
    const answers = [
      await ann.ask('GET', `/profile/${encoded(`@x:${name}`)}/displayname`),
      await ann.join(`#x:${name}`),
      await ann.ask('GET', `/directory/room/${encoded(`#x:${name}`)}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(federation.requests).toEqual([]);
  });

  test.each(inDisguise)('an invitation of a user of %s is refused', async (name) => {
    const roomId = await ann.createRoom({ visibility: 'private' });
    const { status } = await ann.ask('POST', `/rooms/${roomId}/invite`, { user_id: `@x:${name}` });
    expect(status).toBe(400);
    expect((await ann.ask('POST', '/createRoom', { invite: [`@x:${name}`] })).status).toBe(400);
    expect(federation.requests).toEqual([]);
  });

  test.each(inDisguise)('an alias that leads to %s is refused', async (name) => {
    const roomId = await ann.createRoom({});
    const path = `/directory/room/${encoded('#tea:red:1')}`;
    expect((await ann.ask('PUT', path, { room_id: roomId, servers: [name] })).status).toBe(400);
  });

  test.each(inDisguise)('a transaction of %s is refused before anybody is asked', async (origin) => {
    const body = { transaction_id: 't', ts: 1, origin, destination: 'red:1', prev_ids: ['unknown'], pdus: [] };
    expect((await federation.ask('red:1', 'PUT', '/send/t/', body)).status).toBe(400);
    expect(federation.requests).toEqual([]);
  });

  test.each(inDisguise)('a directory that leads to %s is not believed', async (name) => {
    federation.script('green:3', async () => ({
      status: 200,
      headers: {},
      body: JSON.stringify({ room_id: '!room:green:3', servers: [name] }),
    }));
    expect((await ann.join('#tea:green:3')).status).toBe(502);
    expect(federation.requests.map(({ destination }) => destination)).toEqual(['green:3']);
  });
});
