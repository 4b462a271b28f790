import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Federation } from '../../testing/federation.ts';
import type { User } from '../../testing/user.ts';

/** Binding: minimal answers that keep all historical clients working. */
describe('clients of 2014', () => {
  let federation: Federation;
  let ann: User;
  let bob: User;
  let room: string;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    bob = await federation.user('red:1', 'bob');
    room = await ann.createRoom({ room_alias_name: 'tea', visibility: 'public' });
    await ann.say(room, 'hello');
  });
  afterEach(() => federation.stopAll());

  const alias = encodeURIComponent('#tea:red:1');
  const chunkOf = (body: Record<string, unknown>) => body.chunk as Record<string, Record<string, unknown>>[];

  test('1: success is valid JSON of exactly that type, and pages of any origin may read it', async () => {
    const leave = await bob.askText('POST', `/rooms/${encodeURIComponent(room)}/join`, '{}');
    expect(JSON.parse(leave.body)).toEqual({ room_id: room });
    expect(leave.headers).toMatchObject({ 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  });

  test('2: initialSync has rooms, presence and end; the stream and messages take END', async () => {
    expect(await ann.must('GET', '/initialSync')).toMatchObject({ rooms: [{ room_id: room }], presence: [] });
    const stream = await ann.must('GET', '/events?from=END&timeout=0');
    expect(stream).toMatchObject({ chunk: [], start: expect.any(String), end: expect.any(String) });
    const [newest] = chunkOf(await ann.must('GET', `/rooms/${room}/messages?from=END&limit=30&dir=b`));
    expect(newest?.content?.body).toBe('hello');
  });

  test('3: a member joins again', async () => {
    expect((await ann.ask('POST', `/rooms/${room}/join`, {})).status).toBe(200);
    const member = await ann.must('GET', `/rooms/${room}/state/m.room.member/${ann.id}`);
    expect(member).toMatchObject({ membership: 'join', prev: 'join' });
  });

  test('4: backward pages are newest first, and short only at the end', async () => {
    for (const body of ['1', '2', '3']) await ann.say(room, body);
    const first = await ann.must('GET', `/rooms/${room}/messages?dir=b&limit=2`);
    expect(chunkOf(first).map(({ content }) => content?.body)).toEqual(['3', '2']);
    const next = await ann.must('GET', `/rooms/${room}/messages?dir=b&limit=2&from=${first.end}`);
    expect(chunkOf(next).map(({ content }) => content?.body)).toEqual(['1', 'hello']);
  });

  test('5: ids in paths are taken raw and encoded', async () => {
    for (const id of [ann.id, encodeURIComponent(ann.id)]) {
      expect((await ann.ask('GET', `/profile/${id}/displayname`)).status).toBe(200);
    }
    for (const id of [room, encodeURIComponent(room)]) {
      expect((await ann.ask('GET', `/rooms/${id}/members`)).status).toBe(200);
    }
  });

  test('7: a room tells its alias, and is listed with it', async () => {
    expect(await bob.must('POST', '/rooms', { room_alias_name: 'mint' })).toMatchObject({ room_alias: '#mint:red:1' });
    expect(chunkOf(await ann.must('GET', '/public/rooms')).map(({ aliases }) => aliases)).toEqual([
      ['#tea:red:1'],
      ['#mint:red:1'],
    ]);
  });

  test('9: the topic by its old path', async () => {
    expect((await ann.ask('PUT', `/rooms/${room}/topic`, { topic: 'green' })).status).toBe(200);
    expect(await ann.must('GET', `/rooms/${room}/topic`)).toEqual({ topic: 'green' });
    expect((await bob.ask('PUT', `/rooms/${room}/topic`, { topic: 'black' })).status).toBe(403);
  });

  test('9: joining by alias without a transaction id', async () => {
    expect(await bob.must('PUT', `/join/${alias}`, {})).toEqual({ room_id: room });
  });

  test('9: the old sync is a list of rooms, messages newest first', async () => {
    await ann.say(room, 'again');
    const answer = await ann.askText('GET', '/im/sync?from=END&to=START&limit=2');
    const rooms = JSON.parse(answer.body) as Record<
      string,
      Record<string, Record<string, Record<string, unknown>>[]>
    >[];
    expect(rooms).toMatchObject([{ room_id: room, membership: 'join' }]);
    expect(rooms[0]?.messages?.chunk?.map(({ content }) => content?.body)).toEqual(['again', 'hello']);
  });

  test('9: messages by the old path are one’s own, and sent once', async () => {
    const send = (sender: string) =>
      ann.ask('PUT', `/rooms/${room}/messages/${sender}/m1`, { msgtype: 'm.text', body: 'old' });
    expect((await send(bob.id)).status).toBe(403);
    expect((await send(ann.id)).status).toBe(200);
    expect((await send(ann.id)).status).toBe(200);
    const list = chunkOf(await ann.must('GET', `/rooms/${room}/messages/list?from=END&to=START&limit=10`));
    expect(list.map(({ content }) => content?.body).slice(0, 2)).toEqual(['old', 'hello']);
  });

  test('9: memberships by the old paths', async () => {
    const state = `/rooms/${room}/members/${encodeURIComponent(bob.id)}/state`;
    expect((await bob.ask('PUT', state, { membership: 'join' })).status).toBe(200);
    const members = chunkOf(await ann.must('GET', `/rooms/${room}/members/list`));
    expect(members.map((event) => [event.target_user_id, event.content?.membership])).toEqual([
      [ann.id, 'join'],
      [bob.id, 'join'],
    ]);
    expect((await ann.ask('DELETE', state)).status).toBe(403);
    expect((await bob.ask('DELETE', state)).status).toBe(200);
    expect(await ann.must('GET', `/rooms/${room}/state/m.room.member/${bob.id}`)).toMatchObject({
      membership: 'leave',
      prev: 'join',
    });
  });

  test('9: the directory by its old path', async () => {
    expect(await bob.must('GET', `/ds/room/${alias}`)).toMatchObject({ room_id: room, servers: ['red:1'] });
  });

  test('the state and the beginning of one room are for its members', async () => {
    const state = JSON.parse((await ann.askText('GET', `/rooms/${room}/state`)).body) as { type: string }[];
    expect(state.map(({ type }) => type)).toEqual(['m.room.member', 'm.room.config']);
    expect(await ann.must('GET', `/rooms/${room}/initialSync?limit=1`)).toMatchObject({
      room_id: room,
      membership: 'join',
      presence: [],
      messages: { chunk: [{ content: { body: 'hello' } }] },
      state,
    });
    for (const path of ['state', 'initialSync']) {
      expect((await bob.ask('GET', `/rooms/${room}/${path}`)).status).toBe(403);
    }
  });

  test('the picture of the web client, with an object for its body, is taken', async () => {
    const size = { size: 1, w: 2, h: 3, mimetype: 'image/png' };
    const send = (content: object) => ann.ask('POST', `/rooms/${room}/send/m.room.message`, content);
    expect((await send({ msgtype: 'm.image', url: 'http://red/x.png', body: size })).status).toBe(200);
    expect((await send({ msgtype: 'm.location', geo_uri: 'geo:1,2' })).status).toBe(200);
    expect((await send({ msgtype: 'm.text' })).status).toBe(400);
    expect((await send({ msgtype: 'm.text', body: size })).status).toBe(400);
    expect((await send({ url: 'http://red/x.png' })).status).toBe(400);
  });
});
