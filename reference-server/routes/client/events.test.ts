import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Federation } from '../../testing/federation.ts';
import type { User } from '../../testing/user.ts';

describe('the event stream', () => {
  let federation: Federation;
  let ann: User;
  let room: string;

  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    room = await ann.createRoom();
  });
  afterEach(() => federation.stopAll());

  test('the same token asked twice gives the same events', async () => {
    await ann.say(room, 'one');
    const once = await ann.must('GET', '/events?from=START&timeout=0');
    expect(await ann.must('GET', '/events?from=START&timeout=0')).toEqual(once);
    expect(once.chunk).not.toEqual([]);
  });

  test('going on from the end gives what came after, and nothing twice', async () => {
    const first = await ann.must('GET', '/events?from=START&timeout=0');
    await ann.say(room, 'later');
    const next = await ann.must('GET', `/events?from=${first.end}&timeout=0`);
    expect(next).toMatchObject({ start: first.end, chunk: [{ content: { body: 'later' } }] });
  });

  test('a poll that waits is answered when something happens', async () => {
    const { end } = await ann.must('GET', '/events?timeout=0');
    const poll = ann.must('GET', `/events?from=${end}&timeout=5000`);
    await ann.say(room, 'awaited');
    expect((await poll).chunk).toMatchObject([{ content: { body: 'awaited' } }]);
  });

  test('a poll ends with nothing when its time is over', async () => {
    const { end } = await ann.must('GET', '/events?timeout=0');
    const poll = ann.must('GET', `/events?from=${end}&timeout=5000`);
    while (!federation.clock.pendingMs().includes(5000)) await ann.must('GET', '/publicRooms');
    federation.clock.advance(5000);
    expect(await poll).toEqual({ chunk: [], start: end, end });
  });

  test.each(['from=guess', 'timeout=-1', 'timeout=soon'])('a poll with %s is refused', async (query) => {
    expect((await ann.ask('GET', `/events?${query}`)).status).toBe(400);
  });

  test('initialSync gives the rooms, their latest messages and state, and where to go on', async () => {
    await ann.say(room, 'one');
    await ann.say(room, 'two');
    const sync = await ann.must('GET', '/initialSync?limit=1');
    expect(sync).toMatchObject({
      presence: [],
      rooms: [{ room_id: room, membership: 'join', messages: { chunk: [{ content: { body: 'two' } }] } }],
    });
    await ann.say(room, 'three');
    const next = await ann.must('GET', `/events?from=${sync.end}&timeout=0`);
    expect(next.chunk).toMatchObject([{ content: { body: 'three' } }]);
  });
});
