import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { Federation } from '../testing/federation.ts';
import { HostilePeer } from '../testing/hostile-peer.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { User } from '../testing/user.ts';

describe('a join by way of a server that makes things up', () => {
  let federation: Federation;
  let evil: HostilePeer;
  let store: Store;
  let ann: User;
  let dave: User;
  const eve = '@eve:blue:2';
  const lair = '!lair:blue:2';

  beforeEach(async () => {
    federation = new Federation();
    store = memoryStore();
    evil = new HostilePeer(federation);
    const ask = federation.add('red:1', { store });
    ann = await User.register(ask, 'ann');
    dave = await User.register(ask, 'dave');
  });
  afterEach(() => federation.stopAll());

  /** Leads an alias to a room, tells a state of it, and answers a request to join. */
  function lure(
    room: string,
    state: readonly object[],
    answers: (path: string) => object | undefined = () => undefined,
  ) {
    evil.answer = (path) => {
      if (path.includes('/query/directory')) return { room_id: room, servers: ['blue:2'] };
      if (path.includes('/state/')) return { pdus: state };
      return answers(path);
    };
  }
  /** Refuses every request to join. */
  function refuseJoins(): void {
    federation.fault = async (request, send) => {
      const answer = await send(request);
      if (request.destination !== 'blue:2' || request.method !== 'PUT') return answer;
      const asked = JSON.parse(request.body ?? '{}').pdus as { origin: string; pdu_id: string }[];
      const refused = asked.map((pdu) => [`${pdu.origin}/${pdu.pdu_id}`, { errcode: 'M_FORBIDDEN', error: 'no' }]);
      return { ...answer, body: JSON.stringify({ pdus: Object.fromEntries(refused) }) };
    };
  }

  test('leaves nothing behind when it is refused', async () => {
    lure(lair, [aMembership(eve, 'join', { context: lair })]);
    refuseJoins();
    expect((await ann.join('#tea:blue:2')).status).toBe(403);
    expect(store.rooms.currentState(lair as never)).toEqual([]);
    expect(store.rooms.pendingJoin(lair as never, ann.id)).toBeUndefined();
    expect(store.rooms.hosts(lair as never, 'join')).toEqual([]);
  });

  test('has no effect before the join is there', async () => {
    lure(lair, [aMembership(eve, 'join', { context: lair })]);
    const joining = ann.join('#tea:blue:2');
    await evil.quiet();
    expect(store.rooms.currentState(lair as never)).toEqual([]);
    await evil.push('red:1', [aMembership(ann.id, 'join', { context: lair })]);
    expect((await joining).status).toBe(200);
    expect(store.rooms.hosts(lair as never, 'join')).toContain('blue:2');
  });

  test('is not made to a room whose own server refuses it, and its later members are safe', async () => {
    const bob = await federation.user('green:3', 'bob');
    const board = await bob.createRoom({ visibility: 'private' });
    lure(board, [aMembership(eve, 'join', { context: board })]);
    expect((await ann.join('#tea:blue:2')).status).toBe(403);
    await bob.must('POST', `/rooms/${board}/invite`, { user_id: dave.id });
    await dave.follow();
    expect((await dave.join(board)).status).toBe(200);
    await dave.say(board, 'confidential');
    await bob.followTo('confidential');
    await evil.quiet();
    expect(evil.told).not.toContain('confidential');
  });

  test('changes nothing in another room', async () => {
    const room = await ann.createRoom();
    await evil.enter('red:1', room);
    const join = store.rooms.state(room as never, 'm.room.member', eve)?.pdu;
    await evil.push('red:1', [
      aMembership(eve, 'leave', { context: room, prev_state_origin: join?.origin, prev_state_id: join?.pdu_id }),
    ]);
    expect(store.rooms.membership(room as never, eve)).toBe('leave');
    lure(lair, [{ ...join, context: lair }, aMembership(eve, 'join', { context: room })]);
    const joining = ann.join('#tea:blue:2');
    await evil.quiet();
    await evil.push('red:1', [aMembership(ann.id, 'join', { context: lair })]);
    await joining;
    expect(store.rooms.membership(room as never, eve)).toBe('leave');
  });

  test('brings no user of ours into the room who did not ask', async () => {
    lure(lair, [
      aMembership(eve, 'join', { context: lair }),
      aMembership(dave.id, 'join', { context: lair }),
      aPdu({
        context: lair,
        origin: 'red:1',
        user_id: dave.id,
        pdu_type: 'm.room.topic',
        is_state: true,
        state_key: '',
        content: { topic: 'dave was here' },
      }),
    ]);
    const joining = ann.join('#tea:blue:2');
    await evil.quiet();
    await evil.push('red:1', [aMembership(ann.id, 'join', { context: lair })]);
    await joining;
    expect(store.rooms.membership(lair as never, dave.id)).toBeUndefined();
    expect(store.rooms.state(lair as never, 'm.room.topic', '')).toBeUndefined();
  });

  test('is not asked for by an invitation alone: the room’s own server is asked first', async () => {
    const bob = await federation.user('green:3', 'bob');
    const board = await bob.createRoom({ visibility: 'private' });
    lure(board, [aMembership(eve, 'join', { context: board })]);
    await evil.push('red:1', [aMembership(ann.id, 'invite', { context: board, user_id: eve })]);
    expect((await ann.join(board)).status).toBe(403);
    expect(evil.asked).toEqual([]);
  });

  test('to a public room goes by its id alone', async () => {
    const bob = await federation.user('green:3', 'bob');
    const room = await bob.createRoom();
    expect(await ann.join(room)).toEqual({ status: 200, body: { room_id: room } });
    await bob.say(room, 'welcome');
    expect(await ann.followTo('welcome')).toEqual(['welcome']);
  });

  test('goes by another server where the room’s own cannot be reached', async () => {
    const gone = '!gone:nowhere:9';
    lure(gone, [aMembership(eve, 'join', { context: gone })]);
    const joining = ann.join('#tea:blue:2');
    await evil.quiet();
    await evil.push('red:1', [aMembership(ann.id, 'join', { context: gone })]);
    expect((await joining).status).toBe(200);
  });

  test('is made in full where the state takes many answers', async () => {
    const member = (index: number) => aMembership(`@m${index}:blue:2`, 'join', { context: lair });
    lure(lair, []);
    const first = evil.answer;
    evil.answer = (path) => {
      if (!path.includes('/state/')) return first(path);
      const page = Number(new URL(path, 'http://blue:2').searchParams.get('after') ?? 0);
      return { pdus: [member(page)], ...(page < 3 && { next: String(page + 1) }) };
    };
    const joining = ann.join('#tea:blue:2');
    await evil.quiet();
    await evil.push('red:1', [aMembership(ann.id, 'join', { context: lair })]);
    await joining;
    expect(store.rooms.usersOf(lair as never, 'join', 'blue:2' as never)).toHaveLength(4);
  });
});
