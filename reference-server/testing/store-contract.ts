import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { EventId, PduId, RoomAlias, RoomId, ServerName, TransactionId, UserId } from '../../spec/wire/ids.ts';
import { parseJson } from '../json-text.ts';
import { refOf } from '../store/keys.ts';
import type { Ephemeral, OutgoingUnit, Standing, Store, StoredEvent } from '../store/store.ts';
import { aMembership, aPdu } from './pdus.ts';
import { roomMembersContract } from './room-members-contract.ts';

const room = RoomId.parse('!room:red:1');
const ann = UserId.parse('@ann:red:1');
const cy = UserId.parse('@cy:blue:2');
const blue = ServerName.parse('blue:2');
const green = ServerName.parse('green:3');
const id = (text: string): TransactionId => TransactionId.parse(text);

/** What every store does alike. */
export function storeContract(open: () => Store): void {
  roomMembersContract(open);

  let store: Store;
  beforeEach(() => {
    store = open();
  });
  afterEach(() => store.close());

  const append = (pdu: Pdu = aPdu(), standing: Standing = 'shown'): StoredEvent =>
    store.events.append({ eventId: EventId.parse(`${pdu.pdu_id}@${pdu.origin}`), pdu, standing });
  const historyIds = (newestFirst = false, limit = 100, after = 0, upTo = 1e9): string[] =>
    store.events.history(room, { after, upTo, limit, newestFirst }).map((event) => event.pdu.pdu_id);

  const streamed = (user: UserId, after: number, limit: number): unknown[] =>
    store.streams
      .after(user, after, limit)
      .map((item) => (item.kind === 'event' ? item.event.eventId : item.event.content.says));
  const saying = (key: string, says: string): Ephemeral => ({ key, event: { type: 'm.tea', content: { says } } });
  const enqueue = (destination: ServerName, json: string): void =>
    store.outbox.enqueue(destination, { kind: 'pdu', json });
  const enqueueEdu = (destination: ServerName, key: string, json: string): void =>
    store.outbox.enqueue(destination, { kind: 'edu', key, json });
  const waiting = (destination: ServerName, limit: number): readonly OutgoingUnit[] =>
    store.outbox.waiting(destination, { pdus: limit, edus: limit });

  describe('accounts', () => {
    test('a user is kept with an empty profile', () => {
      store.accounts.putUser(ann, 'hash');
      expect(store.accounts.user(ann)).toEqual({
        userId: ann,
        passwordHash: 'hash',
        email: null,
        displayname: null,
        avatar_url: null,
      });
      expect(store.accounts.user(cy)).toBeUndefined();
    });

    test('the address of a user is kept', () => {
      store.accounts.putUser(ann, 'hash', 'ann@mail.test');
      expect(store.accounts.user(ann)?.email).toBe('ann@mail.test');
    });

    test('a profile field is set and cleared without touching the other', () => {
      store.accounts.putUser(ann, 'hash');
      store.accounts.setProfileField(ann, 'avatar_url', 'http://red/a.png');
      store.accounts.setProfileField(ann, 'displayname', 'Änn 🫖');
      expect(store.accounts.user(ann)).toMatchObject({ displayname: 'Änn 🫖', avatar_url: 'http://red/a.png' });
      store.accounts.setProfileField(ann, 'displayname', null);
      expect(store.accounts.user(ann)).toMatchObject({ displayname: null, avatar_url: 'http://red/a.png' });
    });

    test('several tokens lead to one user', () => {
      store.accounts.putToken('one', ann);
      store.accounts.putToken('two', ann);
      expect([store.accounts.userOfToken('one'), store.accounts.userOfToken('two')]).toEqual([ann, ann]);
      expect(store.accounts.userOfToken('three')).toBeUndefined();
    });

    test('an answer is kept under its key', () => {
      store.answers.put('key', '{"a":1}');
      expect(store.answers.get('key')).toBe('{"a":1}');
      expect(store.answers.get('other')).toBeUndefined();
    });
  });

  describe('batches', () => {
    test('a batch that throws leaves nothing behind', () => {
      const before = append();
      store.rooms.setState(append(aMembership(cy, 'invite')));
      store.streams.deliverEphemeral(saying('tea', 'before'), [ann]);
      enqueueEdu(green, 'tea', 'before');
      expect(() =>
        store.batch(() => {
          store.accounts.putUser(ann, 'hash');
          store.rooms.setState(append(aMembership(cy, 'join')));
          store.streams.deliver(append(), [ann]);
          store.events.moveToEnd(before);
          enqueue(blue, '{}');
          enqueueEdu(blue, 'tea', '{}');
          enqueueEdu(green, 'tea', 'undone');
          store.streams.deliverEphemeral(saying('tea', 'undone'), [ann]);
          store.outbox.open(blue, { transactionId: id('t'), body: '{}' }, waiting(blue, 1));
          throw new Error('changed my mind');
        }),
      ).toThrow('changed my mind');
      expect(store.accounts.user(ann)).toBeUndefined();
      expect(store.rooms.membership(room, cy)).toBe('invite');
      expect(historyIds()[0]).toBe(before.pdu.pdu_id);
      expect(historyIds()).toHaveLength(2);
      expect(streamed(ann, 0, 10)).toEqual(['before']);
      expect(store.outbox.destinations()).toEqual([green]);
      expect(waiting(green, 10).map((unit) => unit.json)).toEqual(['before']);
      expect(store.outbox.lastTransactionId(blue)).toBeUndefined();
    });

    test('a batch inside a batch is undone with the outer one', () => {
      expect(() =>
        store.batch(() => {
          store.batch(() => store.accounts.putUser(ann, 'hash'));
          throw new Error('outer');
        }),
      ).toThrow('outer');
      expect(store.accounts.user(ann)).toBeUndefined();
    });

    test('a batch inside a batch that throws is undone alone, and its effects never run', () => {
      const seen: string[] = [];
      store.batch(() => {
        store.accounts.putUser(ann, 'before');
        store.afterCommit(() => seen.push('before'));
        store.batch(() => store.accounts.setProfileField(ann, 'displayname', 'Ann'));
        expect(() =>
          store.batch(() => {
            store.batch(() => store.accounts.putUser(cy, 'kept with what fails'));
            store.accounts.setProfileField(ann, 'displayname', 'half done');
            store.rooms.setState(append(aMembership(cy, 'join')));
            store.outbox.enqueue(blue, { kind: 'pdu', json: '{}' });
            store.afterCommit(() => seen.push('never'));
            throw new Error('half-way');
          }),
        ).toThrow('half-way');
        store.accounts.setProfileField(ann, 'avatar_url', 'after');
        store.afterCommit(() => seen.push('after'));
      });
      expect(store.accounts.user(ann)).toMatchObject({ displayname: 'Ann', avatar_url: 'after' });
      expect(store.accounts.user(cy)).toBeUndefined();
      expect(store.rooms.membership(room, cy)).toBeUndefined();
      expect(historyIds()).toEqual([]);
      expect(store.outbox.destinations()).toEqual([]);
      expect(seen).toEqual(['before', 'after']);
    });

    test('effects run in order after the outermost batch, and see what it wrote', () => {
      const seen: unknown[] = [];
      store.batch(() => {
        store.batch(() => store.afterCommit(() => seen.push(store.accounts.user(ann)?.userId)));
        store.afterCommit(() => seen.push('second'));
        store.accounts.putUser(ann, 'hash');
        expect(seen).toEqual([]);
      });
      expect(seen).toEqual([ann, 'second']);
    });

    test('effects of a batch that throws never run', () => {
      const seen: unknown[] = [];
      expect(() =>
        store.batch(() => {
          store.afterCommit(() => seen.push('never'));
          throw new Error('no');
        }),
      ).toThrow('no');
      store.batch(() => undefined);
      expect(seen).toEqual([]);
    });

    test('outside a batch an effect runs at once', () => {
      const seen: unknown[] = [];
      store.afterCommit(() => seen.push('now'));
      expect(seen).toEqual(['now']);
    });
  });

  describe('rooms', () => {
    test('an alias leads to its room and servers, and can be moved', () => {
      const alias = RoomAlias.parse('#tea:red:1');
      store.rooms.putAlias(alias, { roomId: RoomId.parse('!old:red:1'), servers: [] });
      store.rooms.putAlias(alias, { roomId: room, servers: [blue, green] });
      expect(store.rooms.alias(alias)).toEqual({ roomId: room, servers: [blue, green] });
      expect(store.rooms.aliases()).toEqual([{ alias, roomId: room }]);
    });

    test('state has one current event per type and state key', () => {
      const named = (name: string, stateKey = ''): StoredEvent =>
        append(aPdu({ pdu_type: 'm.room.name', is_state: true, state_key: stateKey, content: { name } }));
      store.rooms.setState(named('first'));
      store.rooms.setState(named('second'));
      store.rooms.setState(named('other', 'key'));
      expect(store.rooms.state(room, 'm.room.name', '')?.pdu.content).toEqual({ name: 'second' });
      expect(store.rooms.currentState(room)).toHaveLength(2);
      expect(store.rooms.state(room, 'm.room.topic', '')).toBeUndefined();
    });

    test('memberships are found by room and by user', () => {
      store.rooms.setState(append(aMembership(ann, 'invite')));
      store.rooms.setState(append(aMembership(ann, 'join')));
      store.rooms.setState(append(aMembership(cy, 'leave')));
      expect(store.rooms.membership(room, ann)).toBe('join');
      expect(store.rooms.memberships(room)).toEqual(
        new Map([
          [ann, 'join'],
          [cy, 'leave'],
        ]),
      );
      expect(store.rooms.roomsOf(ann)).toEqual([{ roomId: room, membership: 'join' }]);
      expect(store.rooms.membership(room, '@nobody:red:1')).toBeUndefined();
    });

    test('current state comes by position, the rooms of a user by room id', () => {
      const topic = (key: string) => aPdu({ pdu_type: 'm.room.topic', is_state: true, state_key: key });
      const [one, two, three] = [topic('z'), topic('a'), topic('z')].map((pdu) => append(pdu));
      for (const event of [two, one, three]) store.rooms.setState(event as StoredEvent);
      expect(store.rooms.currentState(room).map((event) => event.position)).toEqual([two?.position, three?.position]);
      const ids = ['!b:red:1', '!\uffff:red:1', '!\u{1f9ff}:red:1', '!a:red:1'];
      for (const context of ids) store.rooms.setState(append(aMembership(ann, 'join', { context })));
      expect(store.rooms.roomsOf(ann).map(({ roomId }) => roomId)).toEqual([ids[3], ids[0], ids[1], ids[2]]);
    });

    test('extremities are replaced as a whole', () => {
      expect(store.rooms.extremities(room)).toEqual([]);
      const refs = [refOf(aPdu()), refOf(aPdu())];
      store.rooms.setExtremities(room, refs);
      expect(store.rooms.extremities(room)).toEqual(refs);
    });

    test('a pending join is kept until it is removed', () => {
      const pending = { host: blue, state: [aMembership(ann, 'invite')] };
      store.rooms.putPendingJoin(room, ann, pending);
      expect(store.rooms.pendingJoin(room, ann)).toEqual(pending);
      store.rooms.removePendingJoin(room, ann);
      expect(store.rooms.pendingJoin(room, ann)).toBeUndefined();
    });
  });

  describe('events', () => {
    test('a PDU is found by origin and id together', () => {
      const pdu = aPdu({ content: { msgtype: 'm.text', body: '☕', nested: [{ deep: null }] } });
      const kept = append(pdu);
      expect(store.events.byRef(pdu.origin, pdu.pdu_id)).toEqual(kept);
      expect(kept.pdu).toEqual(pdu);
      expect(store.events.byRef(green, pdu.pdu_id)).toBeUndefined();
    });

    test('positions grow, and the last is known', () => {
      const [first, second] = [append(), append()];
      expect(second.position).toBeGreaterThan(first.position);
      expect(store.events.position()).toBe(second.position);
    });

    test('history holds what is shown, oldest or newest first, in bounds', () => {
      const [one, two, three] = [append(), append(), append()];
      append(aPdu(), 'held');
      append(aPdu(), 'outlier');
      append(aPdu({ context: '!other:red:1' }));
      const ids = [one, two, three].map((event) => event.pdu.pdu_id);
      expect(historyIds()).toEqual(ids);
      expect(historyIds(true)).toEqual(ids.toReversed());
      expect(historyIds(true, 2)).toEqual(ids.toReversed().slice(0, 2));
      expect(historyIds(false, 100, one.order, two.order)).toEqual([ids[1]]);
    });

    test('an event shown later takes its place at that time', () => {
      const late = append(aPdu(), 'held');
      const early = append();
      expect(store.events.held(room).map((event) => event.eventId)).toEqual([late.eventId]);
      const shown = store.events.setStanding(late, 'shown');
      expect(shown.position).toBeGreaterThan(early.position);
      expect(historyIds()).toEqual([early.pdu.pdu_id, late.pdu.pdu_id]);
      expect(store.events.held()).toEqual([]);
    });

    test('an event moved to the end changes its order and not its position', () => {
      const [one, two] = [append(), append()];
      store.events.moveToEnd(one);
      expect(historyIds()).toEqual([two.pdu.pdu_id, one.pdu.pdu_id]);
      expect(store.events.byRef(...refOf(one.pdu))?.position).toBe(one.position);
    });

    test.each(['held', 'outlier', 'unshown'] as const)('an event that is set to %s leaves the history', (standing) => {
      const [one, two, three] = [append(), append(), append()];
      const set = store.events.setStanding(two, standing);
      expect(historyIds()).toEqual([one.pdu.pdu_id, three.pdu.pdu_id]);
      expect(store.events.byRef(...refOf(two.pdu))).toEqual(set);
      expect(store.events.held(room)).toHaveLength(standing === 'held' ? 1 : 0);
      store.events.setStanding(set, 'shown');
      expect(historyIds()).toEqual([one.pdu.pdu_id, three.pdu.pdu_id, two.pdu.pdu_id]);
    });

    test('an event that is shown again stands in the history once, at its new place', () => {
      const [one, two] = [append(), append()];
      store.events.setStanding(one, 'shown');
      expect(historyIds()).toEqual([two.pdu.pdu_id, one.pdu.pdu_id]);
      expect(() =>
        store.batch(() => {
          store.events.moveToEnd(two);
          throw new Error('no');
        }),
      ).toThrow('no');
      expect(historyIds()).toEqual([two.pdu.pdu_id, one.pdu.pdu_id]);
    });

    test('an event that is appended again replaces the first, and refers as it did', () => {
      const pdu = aPdu({ prev_pdus: [[blue, 'first']] });
      append(pdu);
      append({ ...pdu, content: { second: true } });
      expect(store.events.byRef(...refOf(pdu))?.pdu.content).toEqual({ second: true });
      expect(historyIds()).toEqual([pdu.pdu_id]);
      expect(store.events.referringTo(room, [blue, PduId.parse('first')])).toHaveLength(1);
    });

    test('what refers to a PDU and what is held is given by position', () => {
      const refers = { prev_pdus: [[blue, 'first']] };
      const [one, two] = [append(aPdu(refers), 'held'), append(aPdu(refers), 'held')];
      const ids = [two, one].map((event) => event.eventId);
      store.events.setStanding(store.events.setStanding(one, 'shown'), 'held');
      expect(store.events.referringTo(room, [blue, PduId.parse('first')]).map((event) => event.eventId)).toEqual(ids);
      expect(store.events.held().map((event) => event.eventId)).toEqual(ids);
    });

    test('any text is kept as it is: U+0000, half a surrogate pair in content, what is beyond U+FFFF', () => {
      const odd = 'a\u0000b\u{1f9ff}\uffff';
      const pdu = aPdu({ pdu_id: odd, context: `!${odd}`, content: { [odd]: `${odd}\ud800`, msgtype: '\udc00' } });
      append(pdu);
      append(aPdu({ pdu_id: 'a', context: `!${odd}` }));
      expect(store.events.byRef(...refOf(pdu))?.pdu).toEqual(pdu);
      expect(store.events.byRef(pdu.origin, PduId.parse('a'))?.pdu.pdu_id).toBe('a');
      const range = { after: 0, upTo: 1e9, limit: 9, newestFirst: false };
      expect(store.events.history(RoomId.parse(`!${odd}`), range).map((event) => event.pdu.pdu_id)).toEqual([odd, 'a']);
      store.accounts.putUser(ann, 'hash');
      store.accounts.setProfileField(ann, 'displayname', odd);
      expect(store.accounts.user(ann)?.displayname).toBe(odd);
    });

    test('numbers are kept as they were written', () => {
      const content = parseJson('{"n":[12345678901234567890,1.0,1e400,-0]}') as Pdu['content'];
      const pdu = append(aPdu({ content })).pdu;
      const kept = store.events.byRef(...refOf(pdu))?.pdu.content;
      expect(JSON.stringify(kept)).toBe('{"n":[12345678901234567890,1.0,1e400,-0]}');
    });

    test('those that refer to a PDU are found, also before it is there', () => {
      const ref: PduRef = [blue, PduId.parse('missing')];
      const referring = append(aPdu({ prev_pdus: [ref] }), 'held');
      expect(store.events.referringTo(room, ref).map((event) => event.eventId)).toEqual([referring.eventId]);
      expect(store.events.referringTo(RoomId.parse('!other:red:1'), ref)).toEqual([]);
    });

    test('a PDU that is given up stays so', () => {
      const ref: PduRef = [blue, PduId.parse('gone')];
      expect(store.events.isGivenUp(ref)).toBe(false);
      store.events.giveUp(ref);
      store.events.giveUp(ref);
      expect(store.events.isGivenUp(ref)).toBe(true);
    });

    test('a stream holds what was delivered to that user, oldest first, after a position', () => {
      const [one, two] = [append(), append(aPdu(), 'outlier')];
      store.streams.deliver(one, [ann, cy]);
      store.streams.deliver(two, [ann]);
      expect(streamed(ann, 0, 10)).toEqual([one.eventId, two.eventId]);
      expect(streamed(ann, one.position, 10)).toEqual([two.eventId]);
      expect(streamed(ann, 0, 1)).toEqual([one.eventId]);
      expect(streamed(cy, 0, 10)).toEqual([one.eventId]);
    });
  });

  describe('what is ephemeral', () => {
    test('enters a stream among the events, at a position of its own', () => {
      const one = append();
      store.streams.deliver(one, [ann]);
      store.streams.deliverEphemeral(saying('tea', 'steeping'), [ann, cy]);
      const two = append();
      store.streams.deliver(two, [ann]);
      expect(streamed(ann, 0, 10)).toEqual([one.eventId, 'steeping', two.eventId]);
      expect(streamed(ann, 0, 2)).toEqual([one.eventId, 'steeping']);
      expect(streamed(ann, one.position, 10)).toEqual(['steeping', two.eventId]);
      expect(streamed(ann, two.position, 10)).toEqual([]);
      expect(streamed(cy, 0, 10)).toEqual(['steeping']);
    });

    test('takes the place of what had its key, in that stream', () => {
      store.streams.deliverEphemeral(saying('tea', 'steeping'), [ann, cy]);
      const between = store.events.position();
      store.streams.deliverEphemeral(saying('cake', 'baking'), [ann]);
      store.streams.deliverEphemeral(saying('tea', 'ready'), [ann]);
      expect(streamed(ann, 0, 10)).toEqual(['baking', 'ready']);
      expect(streamed(ann, between, 10)).toEqual(['baking', 'ready']);
      expect(streamed(cy, 0, 10)).toEqual(['steeping']);
    });

    test('is bounded: the newest stay', () => {
      for (let n = 1; n <= 1001; n += 1) store.streams.deliverEphemeral(saying(`key ${n}`, `${n}`), [ann]);
      expect(streamed(ann, 0, 2000)).toHaveLength(1000);
      expect(streamed(ann, 0, 1)).toEqual(['2']);
    });
  });

  describe('inbox and outbox', () => {
    test('a received transaction is found by key, and the newest of an origin is known', () => {
      store.inbox.record({ key: 'k1', origin: blue, transactionId: id('t1'), answer: 'a1' });
      store.inbox.record({ key: 'k2', origin: blue, transactionId: id('t2'), answer: 'a2' });
      expect([store.inbox.answer('k1'), store.inbox.answer('k3')]).toEqual(['a1', undefined]);
      expect([store.inbox.last(blue), store.inbox.last(green)]).toEqual(['t2', undefined]);
    });

    test('units wait in order, per destination', () => {
      for (const json of ['1', '2', '3']) enqueue(blue, json);
      enqueue(green, '4');
      expect(waiting(blue, 2).map((unit) => unit.json)).toEqual(['1', '2']);
      expect(store.outbox.destinations().toSorted()).toEqual([blue, green]);
    });

    test('EDUs wait behind the PDUs, in order, the newest of a key', () => {
      enqueueEdu(blue, 'tea', 'old');
      enqueueEdu(blue, 'cake', 'fresh');
      enqueue(blue, '1');
      enqueueEdu(blue, 'tea', 'new');
      expect(waiting(blue, 9).map((unit) => unit.json)).toEqual(['1', 'fresh', 'new']);
      expect(store.outbox.waiting(blue, { pdus: 0, edus: 1 }).map((unit) => unit.json)).toEqual(['fresh']);
      expect(store.outbox.destinations()).toEqual([blue]);
      store.outbox.open(blue, { transactionId: id('t1'), body: '' }, waiting(blue, 9));
      expect(waiting(blue, 9)).toEqual([]);
      store.outbox.end(blue, id('t1'), 'acknowledged');
      expect(store.outbox.destinations()).toEqual([]);
    });

    test('EDUs for a destination that is away are bounded: the newest wait', () => {
      for (let n = 1; n <= 101; n += 1) enqueueEdu(blue, `key ${n}`, `${n}`);
      const units = waiting(blue, 1000);
      expect(units).toHaveLength(100);
      expect([units.at(0)?.json, units.at(-1)?.json]).toEqual(['2', '101']);
    });

    test('an opened transaction takes its units out of the queue and is in flight until it ends', () => {
      for (const json of ['1', '2', '3']) enqueue(blue, json);
      const transaction = { transactionId: id('t1'), body: '[1,2]' };
      store.outbox.open(blue, transaction, waiting(blue, 2));
      expect(store.outbox.inFlight(blue)).toEqual(transaction);
      expect(waiting(blue, 9).map((unit) => unit.json)).toEqual(['3']);
      store.outbox.end(blue, id('t1'), 'acknowledged');
      expect(store.outbox.inFlight(blue)).toBeUndefined();
      expect(store.outbox.lastTransactionId(blue)).toBe('t1');
    });

    test('of several transactions that have not ended the oldest is in flight', () => {
      const open = (name: string) => store.outbox.open(blue, { transactionId: id(name), body: name }, []);
      for (const name of ['t1', 't2']) open(name);
      expect(store.outbox.inFlight(blue)?.body).toBe('t1');
      store.outbox.end(blue, id('t1'), 'refused');
      expect(store.outbox.inFlight(blue)?.body).toBe('t2');
      store.outbox.end(blue, id('t2'), 'acknowledged');
      expect(store.outbox.destinations()).toEqual([]);
    });

    test('a destination with only a transaction in flight still has work', () => {
      enqueue(blue, '1');
      store.outbox.open(blue, { transactionId: id('t1'), body: '[1]' }, waiting(blue, 1));
      expect(store.outbox.destinations()).toEqual([blue]);
      store.outbox.end(blue, id('t1'), 'refused');
      expect(store.outbox.destinations()).toEqual([]);
    });

    test('bodies sent after a transaction are given again, all of them when it is unknown', () => {
      for (const name of ['t1', 't2', 't3']) {
        store.outbox.open(blue, { transactionId: id(name), body: name }, []);
        store.outbox.end(blue, id(name), 'acknowledged');
      }
      const bodiesAfter = (transactionId: TransactionId | undefined, limit = 10) =>
        store.outbox.transactionsAfter(blue, transactionId, limit).map(({ body }) => body);
      expect(bodiesAfter(id('t1'))).toEqual(['t2', 't3']);
      expect(bodiesAfter(undefined)).toEqual(['t1', 't2', 't3']);
      expect(bodiesAfter(id('t9'))).toEqual(['t1', 't2', 't3']);
      expect(bodiesAfter(id('t1'), 1)).toEqual(['t2']);
    });
  });
}
