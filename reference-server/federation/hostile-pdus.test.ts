import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { Federation } from '../testing/federation.ts';
import { HostilePeer } from '../testing/hostile-peer.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { User } from '../testing/user.ts';

const minutes = 60_000;

describe('PDUs that are made up', () => {
  let federation: Federation;
  let blue: HostilePeer;
  let store: Store;
  let ann: User;

  beforeEach(async () => {
    federation = new Federation();
    store = memoryStore();
    blue = new HostilePeer(federation);
    ann = await User.register(federation.add('red:1', { store }), 'ann');
  });
  afterEach(() => federation.stopAll());

  const unknownRefs = (count: number, mark = '', origin = 'blue:2'): string[][] =>
    Array.from({ length: count }, (_, index) => [origin, `unknown${mark}${index}`]);

  describe('of a stranger', () => {
    test.each(['public', 'private'])(
      'are refused in a %s room before anything is asked for or kept',
      async (visibility) => {
        const room = await ann.createRoom({ visibility });
        const pdus = Array.from({ length: 20 }, (_, index) =>
          blue.pdu(room, { prev_pdus: unknownRefs(100, `${index}-`) }),
        );
        expect(new Set(await blue.push('red:1', pdus))).toEqual(new Set(['M_FORBIDDEN']));
        await blue.quiet();
        expect(blue.asked).toEqual([]);
        expect(store.events.held()).toEqual([]);
        for (const { pdu_id: id } of pdus) expect(store.events.byRef(pdus[0]?.origin as never, id)).toBeUndefined();
      },
    );

    test('wait for nothing in a private room, whomever they refer to', async () => {
      const room = await ann.createRoom({ visibility: 'private' });
      expect(await blue.push('red:1', [blue.pdu(room, { prev_pdus: unknownRefs(1, '', 'red:1') })])).toEqual([
        'M_FORBIDDEN',
      ]);
    });
  });

  describe('of a member’s server', () => {
    let room: string;
    beforeEach(async () => {
      room = await ann.createRoom();
      await blue.enter('red:1', room);
      await blue.quiet();
      federation.requests.length = 0;
    });

    test('lead to no more requests than one transaction may cause', async () => {
      const pdus = Array.from({ length: 20 }, (_, index) =>
        blue.pdu(room, { prev_pdus: unknownRefs(100, `${index}-`) }),
      );
      await blue.push('red:1', pdus);
      await blue.quiet();
      expect(blue.asked.length).toBeGreaterThan(0);
      expect(blue.asked.length).toBeLessThanOrEqual(50);
    });

    test('lead to no request to a server that is not in the room', async () => {
      const green = new HostilePeer(federation, 'green:3');
      await blue.push('red:1', [blue.pdu(room, { prev_pdus: unknownRefs(5, '', 'green:3') })]);
      await blue.quiet();
      expect(blue.asked.length).toBeGreaterThan(0);
      expect(green.asked).toEqual([]);
    });

    test('are refused when they refer to themselves', async () => {
      const own = blue.pdu(room, { pdu_id: 'own', prev_pdus: [['blue:2', 'own']] });
      const past = { ...blue.pdu(room, { pdu_id: 'past', is_state: true, state_key: '' }), prev_state_id: 'past' };
      expect(await blue.push('red:1', [own, { ...past, prev_state_origin: 'blue:2' }])).toEqual([
        'M_BAD_JSON',
        'M_BAD_JSON',
      ]);
      expect(store.events.held()).toEqual([]);
    });

    test('are refused when they close a cycle, and what the cycle began with is shown in time', async () => {
      const words = (body: string, id: string, after: string) =>
        blue.pdu(room, { pdu_id: id, content: { msgtype: 'm.text', body }, prev_pdus: [['blue:2', after]] });
      expect(await blue.push('red:1', [words('one', 'a', 'b')])).toEqual(['']);
      expect(await blue.push('red:1', [words('two', 'b', 'c')])).toEqual(['']);
      expect(await blue.push('red:1', [words('three', 'c', 'a')])).toEqual(['M_BAD_JSON']);
      federation.clock.advance(minutes);
      expect(await ann.history(room)).toEqual(['two', 'one']);
    });

    test('are shown after the decided time whatever they wait for', async () => {
      const late = blue.pdu(room, { content: { msgtype: 'm.text', body: 'late' }, prev_pdus: unknownRefs(1) });
      const reply = blue.pdu(room, {
        content: { msgtype: 'm.text', body: 'reply' },
        prev_pdus: [['blue:2', late.pdu_id]],
      });
      await blue.push('red:1', [reply]);
      federation.clock.advance(20_000);
      await blue.push('red:1', [late]);
      federation.clock.advance(10_000);
      expect(await ann.history(room)).toEqual(['reply']);
      federation.clock.advance(20_000);
      expect(await ann.history(room)).toEqual(['late', 'reply']);
    });

    test('do not switch causal order off, however many wait', async () => {
      for (let index = 0; index < 200; index += 1) {
        await blue.push('red:1', [blue.pdu(room, { prev_pdus: unknownRefs(1, `${index}-`) })]);
      }
      expect(store.events.held().length).toBeLessThanOrEqual(50);
      const green = new HostilePeer(federation, 'green:3');
      await green.enter('red:1', room);
      const question = green.pdu(room, { content: { msgtype: 'm.text', body: 'question' } });
      const answer = green.pdu(room, {
        content: { msgtype: 'm.text', body: 'answer' },
        prev_pdus: [['green:3', question.pdu_id]],
      });
      await green.push('red:1', [answer]);
      expect(await ann.history(room)).not.toContain('answer');
      await green.push('red:1', [question]);
      expect((await ann.history(room)).slice(-2)).toEqual(['question', 'answer']);
    });

    test('join nobody of a third server who did not ask', async () => {
      const victim = '@victim:green:3';
      expect(await blue.push('red:1', [aMembership(victim, 'join', { context: room })])).toEqual(['M_FORBIDDEN']);
      const asked = aMembership(victim, 'join', { context: room, prev_pdus: [['green:3', 'request']] });
      const green = new HostilePeer(federation, 'green:3');
      blue.answer = (path) =>
        path.includes('/pdu/green')
          ? { pdus: [green.pdu(room, { pdu_id: 'request', user_id: victim, pdu_type: 'm.room.invite_join' })] }
          : undefined;
      await blue.push('red:1', [asked]);
      await blue.quiet();
      federation.clock.advance(minutes);
      expect(store.rooms.membership(room as never, victim)).toBeUndefined();
    });

    test('join a user of a third server who has asked, as that server shows', async () => {
      const [di, green] = ['@di:green:3', new HostilePeer(federation, 'green:3')];
      const request = green.pdu(room, { user_id: di, pdu_type: 'm.room.invite_join' });
      green.answer = (path) => (path.includes(`/${request.pdu_id}/`) ? { pdus: [request] } : undefined);
      await blue.push('red:1', [aMembership(di, 'join', { context: room, prev_pdus: [['green:3', request.pdu_id]] })]);
      await blue.quiet();
      expect(store.rooms.membership(room as never, di)).toBe('join');
      expect(await green.push('red:1', [green.pdu(room, { user_id: di })])).toEqual(['']);
    });

    test('put no words into a room that their server is not in, by way of what is fetched', async () => {
      const secret = await ann.createRoom();
      await new HostilePeer(federation, 'green:3').enter('red:1', secret);
      const forged = aPdu({ context: secret, origin: 'green:3', pdu_id: 'forged', user_id: '@eve:green:3' });
      blue.answer = (path) => (path.includes('/forged/') ? { pdus: [forged] } : undefined);
      await blue.push('red:1', [blue.pdu(room, { prev_pdus: [['green:3', 'forged']] })]);
      await blue.quiet();
      expect(blue.asked.some((request) => request.includes('/forged/'))).toBe(true);
      expect(await ann.history(secret)).toEqual([]);
    });
  });

  test('one who joins elsewhere may speak before the join is here', async () => {
    const room = await ann.createRoom();
    await blue.enter('red:1', room);
    const green = new HostilePeer(federation, 'green:3');
    const request = green.pdu(room, { pdu_type: 'm.room.invite_join' });
    const join = aMembership('@eve:green:3', 'join', { context: room, prev_pdus: [['green:3', request.pdu_id]] });
    green.answer = (path) => (path.includes(`/${request.pdu_id}/`) ? { pdus: [request] } : undefined);
    const early = green.pdu(room, {
      content: { msgtype: 'm.text', body: 'early' },
      prev_pdus: [['blue:2', join.pdu_id]],
    });
    expect(await green.push('red:1', [early])).toEqual(['']);
    expect(await ann.history(room)).toEqual([]);
    expect(await blue.push('red:1', [join])).toEqual(['']);
    await blue.quiet();
    expect(await ann.history(room)).toEqual(['early']);
  });

  test('the answer to a question for what was missed is taken in part', async () => {
    const invitation = () =>
      aMembership(ann.id, 'invite', { context: `!r${Math.random()}:blue:2`, user_id: '@eve:blue:2' });
    const flood = Array.from({ length: 3000 }, invitation);
    blue.answer = (path) => (path.includes('/pull/') ? { pdus: flood, next: 'more' } : undefined);
    const invitations = () => store.rooms.roomsOf(ann.id as never).length;
    await blue.push('red:1', [], { prev_ids: ['missed'] });
    for (let turn = 0; turn < 50; turn += 1) await blue.quiet();
    expect(blue.asked).toHaveLength(1);
    expect(invitations()).toBe(1000);
  });
});
