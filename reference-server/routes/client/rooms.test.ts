import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Federation } from '../../testing/federation.ts';
import type { User } from '../../testing/user.ts';

describe('rooms of one server', () => {
  let federation: Federation;
  let ann: User;
  let bob: User;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    bob = await federation.user('red:1', 'bob');
  });
  afterEach(() => federation.stopAll());

  const text = (body: unknown) => ({ msgtype: 'm.text', body });
  const statuses = async (user: User, asked: [string, string, object?][]): Promise<number[]> =>
    Promise.all(asked.map(async ([method, path, body]) => (await user.ask(method, path, body)).status));

  test('two rooms have two ids', async () => {
    expect(await ann.createRoom()).not.toBe(await ann.createRoom());
  });

  test('a room made again under the same transaction id is the same room', async () => {
    const first = await ann.must('PUT', '/createRoom/t1', {});
    expect(await ann.must('PUT', '/createRoom/t1', {})).toEqual(first);
    expect(await ann.must('PUT', '/createRoom/t2', {})).not.toEqual(first);
  });

  test('name, topic and invitations of createRoom take effect', async () => {
    const room = await ann.createRoom({ name: 'Tea', topic: 'kinds of', invite: [bob.id], visibility: 'private' });
    expect(await ann.must('GET', `/rooms/${room}/state/m.room.name`)).toEqual({ name: 'Tea' });
    expect(await ann.must('GET', `/rooms/${room}/state/m.room.topic`)).toEqual({ topic: 'kinds of' });
    expect((await bob.join(room)).status).toBe(200);
  });

  test('an alias that is taken is refused, and no room is left behind', async () => {
    await ann.createRoom({ room_alias_name: 'tea' });
    expect(await bob.ask('POST', '/createRoom', { room_alias_name: 'tea' })).toMatchObject({
      status: 400,
      body: { errcode: 'M_ROOM_IN_USE' },
    });
    expect((await bob.must('GET', '/initialSync')).rooms).toEqual([]);
  });

  test('nobody is invited who does not exist here', async () => {
    const room = await ann.createRoom();
    expect((await ann.ask('POST', `/rooms/${room}/invite`, { user_id: '@nobody:red:1' })).status).toBe(404);
    expect((await ann.ask('POST', '/createRoom', { invite: ['@nobody:red:1'] })).status).toBe(404);
    const state = `/rooms/${room}/state/m.room.member/@nobody:red:1`;
    expect((await ann.ask('PUT', state, { membership: 'invite' })).status).toBe(404);
    expect((await ann.ask('GET', state)).status).toBe(404);
  });

  test.each([
    ['config', { extra: 'x'.repeat(70_000) }],
    ['name', { name: 'x'.repeat(70_000) }],
    ['topic', { topic: 'x'.repeat(70_000) }],
  ])('a room with a %s over the size of an event is refused, and not made', async (_, options) => {
    expect((await ann.ask('POST', '/createRoom', options)).status).toBe(413);
    expect((await ann.must('GET', '/initialSync')).rooms).toEqual([]);
  });

  test('a message under a transaction id takes effect once, also when an earlier one is repeated', async () => {
    const room = await ann.createRoom();
    const send = (txn: string, body: string) =>
      ann.must('PUT', `/rooms/${room}/send/m.room.message/${txn}`, text(body));
    const first = await send('a', 'one');
    await send('b', 'two');
    expect(await send('a', 'one')).toEqual(first);
    expect(await ann.history(room)).toEqual(['one', 'two']);
  });

  test('two repetitions at once take effect once', async () => {
    const room = await ann.createRoom();
    const send = () => ann.must('PUT', `/rooms/${room}/send/m.room.message/a`, text('one'));
    const [one, other] = await Promise.all([send(), send()]);
    expect(one).toEqual(other);
    expect(await ann.history(room)).toEqual(['one']);
  });

  test('a transaction id is one user’s own', async () => {
    const room = await ann.createRoom();
    await bob.join(room);
    await ann.must('PUT', `/rooms/${room}/send/m.room.message/a`, text('from ann'));
    await bob.must('PUT', `/rooms/${room}/send/m.room.message/a`, text('from bob'));
    expect(await ann.history(room)).toEqual(['from ann', 'from bob']);
  });

  test('a refused request is not remembered', async () => {
    const room = await ann.createRoom();
    const path = `/rooms/${room}/send/m.room.message/a`;
    expect((await bob.ask('PUT', path, text('too early'))).status).toBe(403);
    await bob.join(room);
    expect((await bob.ask('PUT', path, text('now'))).status).toBe(200);
  });

  test('someone who is not in the room neither reads nor writes', async () => {
    const room = await ann.createRoom();
    const asked: [string, string, object?][] = [
      ['GET', `/rooms/${room}/messages`],
      ['GET', `/rooms/${room}/members`],
      ['GET', `/rooms/${room}/state/m.room.config`],
      ['POST', `/rooms/${room}/send/m.room.message`, text('hi')],
      ['PUT', `/rooms/${room}/state/m.room.topic`, { topic: 'mine' }],
      ['POST', `/rooms/${room}/invite`, { user_id: '@bob:red:1' }],
      ['POST', `/rooms/${room}/leave`, {}],
      ['PUT', '/directory/room/%23mine:red:1', { room_id: room, servers: ['red:1'] }],
    ];
    expect(await statuses(bob, asked)).toEqual(asked.map(() => 403));
  });

  test('an invited user sees the invitation and nothing else', async () => {
    const room = await ann.createRoom({ visibility: 'private' });
    await ann.must('POST', `/rooms/${room}/invite`, { user_id: bob.id });
    await ann.say(room, 'secret');
    expect((await bob.streamed()).map((event) => event.membership)).toEqual(['invite']);
    expect((await bob.ask('GET', `/rooms/${room}/messages`)).status).toBe(403);
    expect(await bob.must('GET', '/initialSync')).toMatchObject({
      rooms: [{ room_id: room, membership: 'invite', inviter: ann.id }],
    });
  });

  test('a private room is entered by invitation only, and once left needs a new one', async () => {
    const room = await ann.createRoom({ visibility: 'private' });
    expect((await bob.join(room)).status).toBe(403);
    await ann.must('POST', `/rooms/${room}/invite`, { user_id: bob.id });
    expect((await bob.join(room)).status).toBe(200);
    await bob.must('POST', `/rooms/${room}/leave`, {});
    expect((await bob.join(room)).status).toBe(403);
  });

  test('joining again changes nothing and succeeds', async () => {
    const room = await ann.createRoom();
    expect((await ann.ask('POST', `/rooms/${room}/join`, {})).status).toBe(200);
  });

  test('one who left is shown nothing more', async () => {
    const room = await ann.createRoom();
    await bob.join(room);
    await bob.must('POST', `/rooms/${room}/leave`, {});
    await ann.say(room, 'gossip');
    expect((await bob.streamed()).at(-1)).toMatchObject({ membership: 'leave', state_key: bob.id });
    expect((await bob.ask('GET', `/rooms/${room}/messages`)).status).toBe(403);
  });

  test('state keeps the last value per key and shows it to a later joiner', async () => {
    const room = await ann.createRoom();
    await ann.must('PUT', `/rooms/${room}/state/m.room.topic`, { topic: 'first' });
    await ann.must('PUT', `/rooms/${room}/state/m.room.topic`, { topic: 'second' });
    await ann.must('PUT', `/rooms/${room}/state/org.tea.kind/green`, { leaves: 3 });
    await bob.join(room);
    expect(await bob.must('GET', `/rooms/${room}/state/m.room.topic`)).toEqual({ topic: 'second' });
    expect(await bob.must('GET', `/rooms/${room}/state/org.tea.kind/green`)).toEqual({ leaves: 3 });
    expect((await bob.ask('GET', `/rooms/${room}/state/org.tea.kind`)).body.errcode).toBe('M_NOT_FOUND');
  });

  test('memberships are set as state, too', async () => {
    const room = await ann.createRoom({ visibility: 'private' });
    const put = (user: User, who: string, membership: string) =>
      user.ask('PUT', `/rooms/${room}/state/m.room.member/${who}`, { membership });
    expect((await put(ann, bob.id, 'invite')).status).toBe(200);
    expect((await put(bob, bob.id, 'join')).status).toBe(200);
    expect((await put(ann, bob.id, 'leave')).status).toBe(403);
    expect((await put(bob, bob.id, 'leave')).status).toBe(200);
    expect((await put(bob, bob.id, 'knock')).status).toBe(400);
  });

  test.each<object>([
    {},
    { msgtype: 'm.text' },
    { body: 'hi' },
    { msgtype: 7, body: 'hi' },
    { msgtype: 'm.text', body: {} },
  ])('the message %j is refused', async (content) => {
    const room = await ann.createRoom();
    expect(await ann.ask('POST', `/rooms/${room}/send/m.room.message`, content)).toMatchObject({
      status: 400,
      body: { errcode: 'M_BAD_JSON' },
    });
  });

  test('an event whose type is a word of JavaScript is an event like any other', async () => {
    const room = await ann.createRoom();
    expect((await ann.ask('POST', `/rooms/${room}/send/constructor`, {})).status).toBe(200);
  });

  test.each(['!unknown:', '!unknown', '#unknown', 'unknown', '#unknown:red:1'])(
    'joining %s is refused',
    async (target) => {
      const { status, body } = await ann.join(target);
      expect({ status: Math.floor(status / 100), errcode: body.errcode }).toEqual({
        status: 4,
        errcode: expect.any(String),
      });
    },
  );

  test('content nested without bound is refused', async () => {
    const room = await ann.createRoom();
    const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
    expect((await ann.ask('POST', `/rooms/${room}/send/org.tea.deep`, { deep })).body.errcode).toBe('M_BAD_JSON');
  });

  test('an event over the limit is refused', async () => {
    const room = await ann.createRoom();
    const answer = await ann.ask('POST', `/rooms/${room}/send/m.room.message`, text('x'.repeat(70_000)));
    expect(answer).toMatchObject({ status: 413, body: { errcode: 'M_TOO_LARGE' } });
  });

  test('history is paged backwards and forwards without gap or repetition', async () => {
    const room = await ann.createRoom();
    for (const body of ['1', '2', '3', '4', '5']) await ann.say(room, body);
    const bodies = (page: Record<string, unknown>): unknown[] =>
      (page.chunk as { content: { body?: string } }[]).map((event) => event.content.body).filter((body) => body);
    const messages = `/rooms/${room}/messages`;
    const newest = await ann.must('GET', `${messages}?dir=b&limit=2`);
    const older = await ann.must('GET', `${messages}?dir=b&limit=3&from=${newest.end}`);
    expect([bodies(newest), bodies(older)]).toEqual([
      ['5', '4'],
      ['3', '2', '1'],
    ]);
    const forwards = await ann.must('GET', `${messages}?dir=f&from=${older.end}&to=${newest.end}`);
    expect(bodies(forwards)).toEqual(['1', '2', '3']);
  });

  test.each(['dir=x', 'limit=-1', 'limit=many', 'from=guess', 'dir=b&dir=f'])(
    'history asked for with %s is refused',
    async (query) => {
      const room = await ann.createRoom();
      expect((await ann.ask('GET', `/rooms/${room}/messages?${query}`)).status).toBe(400);
    },
  );

  test('a public room with an alias is listed', async () => {
    const room = await ann.createRoom({ room_alias_name: 'tea', name: 'Tea' });
    await ann.createRoom({ room_alias_name: 'vault', visibility: 'private' });
    expect(await bob.must('GET', '/publicRooms')).toMatchObject({
      chunk: [{ room_id: room, name: 'Tea', topic: null, aliases: ['#tea:red:1'], num_joined_members: 1 }],
    });
  });

  test('an alias is found, an unknown one is not', async () => {
    const room = await ann.createRoom();
    await ann.must('PUT', '/directory/room/%23tea:red:1', { room_id: room, servers: ['red:1'] });
    const found = await bob.must('GET', '/directory/room/%23tea:red:1');
    expect(found).toEqual({ room_id: room, servers: ['red:1'] });
    expect((await bob.ask('GET', '/directory/room/%23nothing:red:1')).body.errcode).toBe('M_NOT_FOUND');
  });
});
