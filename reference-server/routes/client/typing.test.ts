import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Federation } from '../../testing/federation.ts';
import type { User } from '../../testing/user.ts';

describe('typing in a room of one server', () => {
  let federation: Federation;
  let ann: User;
  let ben: User;
  let stranger: User;
  let room: string;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    ben = await federation.user('red:1', 'ben');
    stranger = await federation.user('red:1', 'eve');
    room = await ann.createRoom();
    await ben.join(room);
    await ben.say(room, 'start');
    for (const user of [ann, ben]) await user.followTo('start');
  });
  afterEach(() => federation.stopAll());

  const type = (user: User, body: object, owner = user) =>
    user.ask('PUT', `/rooms/${room}/typing/${encodeURIComponent(owner.id)}`, body);
  const typing = (...users: User[]) => ({
    type: 'm.typing',
    room_id: room,
    content: { user_ids: users.map((user) => user.id) },
  });

  test('is shown to the members, and its end too', async () => {
    expect(await type(ann, { typing: true, timeout: 20_000 })).toEqual({ status: 200, body: {} });
    expect(await ben.follow()).toEqual([typing(ann)]);
    await type(ben, { typing: true });
    expect(await ben.follow()).toEqual([typing(ann, ben)]);
    await type(ann, { typing: false });
    expect(await ben.follow()).toEqual([typing(ben)]);
  });

  test('wakes a client that waits', async () => {
    const waiting = ben.follow();
    await type(ann, { typing: true });
    expect(await waiting).toEqual([typing(ann)]);
  });

  test('is shown to nobody else, and is in no history', async () => {
    await type(ann, { typing: true });
    expect((await stranger.streamed()).map((event) => event.type)).not.toContain('m.typing');
    expect(JSON.stringify(await ben.must('GET', `/rooms/${room}/messages`))).not.toContain('m.typing');
    expect((await ben.streamed()).map((event) => event.type)).toContain('m.typing');
  });

  test('is told once for as long as it goes on', async () => {
    await type(ann, { typing: true });
    await ben.follow();
    await type(ann, { typing: true });
    await ann.say(room, 'there');
    expect((await ben.follow()).map((event) => event.type)).toEqual(['m.room.message']);
  });

  test('ends by itself after its time, counted from the last renewal', async () => {
    await type(ann, { typing: true, timeout: 20_000 });
    expect(await ben.follow()).toEqual([typing(ann)]);
    federation.clock.advance(15_000);
    await type(ann, { typing: true, timeout: 20_000 });
    federation.clock.advance(19_999);
    await ann.say(room, 'still at it');
    expect((await ben.follow()).map((event) => event.type)).toEqual(['m.room.message']);
    federation.clock.advance(1);
    expect(await ben.follow()).toEqual([typing()]);
  });

  test.each([
    ['none is given', {}, 30_000],
    ['a longer one than is allowed is', { timeout: 1e9 }, 120_000],
  ])('lasts a bounded time when %s', async (_, body, lastsMs) => {
    await type(ann, { typing: true, ...body });
    await ben.follow();
    expect(federation.clock.pendingMs()).toContain(lastsMs);
    federation.clock.advance(lastsMs);
    expect(await ben.follow()).toEqual([typing()]);
  });

  test('ends when its user leaves the room', async () => {
    await type(ann, { typing: true });
    await ben.follow();
    await ann.must('POST', `/rooms/${room}/leave`, {});
    expect((await ben.follow()).map((event) => event.type)).toEqual(['m.room.member', 'm.typing']);
    expect((await ben.streamed()).at(-1)).toEqual(typing());
    expect((await ann.streamed()).at(-1)?.type).toBe('m.room.member');
  });

  test('is refused for somebody else, for a room one is not in, and where it makes no sense', async () => {
    expect(await type(ann, { typing: true }, ben)).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    expect(await type(stranger, { typing: true })).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    for (const body of [{}, { typing: 'yes' }, { typing: true, timeout: 'long' }, { typing: true, timeout: -1 }]) {
      expect(await type(ann, body)).toMatchObject({ status: 400, body: { errcode: 'M_BAD_JSON' } });
    }
    await ann.say(room, 'nothing before');
    expect((await ben.follow()).map((event) => event.type)).toEqual(['m.room.message']);
  });
});
