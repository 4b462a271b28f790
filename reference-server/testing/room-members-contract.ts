import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { EventId, RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import type { StateKey, Store, StoredEvent } from '../store/store.ts';
import { aMembership, aPdu } from './pdus.ts';

const room = RoomId.parse('!room:red:1');
const [ann, abe, cy] = ['@ann:red:1', '@abe:red:1', '@cy:blue:2'].map((user) => UserId.parse(user)) as [
  UserId,
  UserId,
  UserId,
];
const [red, blue, green] = ['red:1', 'blue:2', 'green:3'].map((name) => ServerName.parse(name)) as [
  ServerName,
  ServerName,
  ServerName,
];

/** What every store does alike with who is in a room and what is current in it. */
export function roomMembersContract(open: () => Store): void {
  describe('members and state', () => {
    let store: Store;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    const kept = (pdu: Pdu): StoredEvent =>
      store.events.append({ eventId: EventId.parse(pdu.pdu_id), pdu, standing: 'shown' });
    const set = (user: UserId, membership: string): void => store.rooms.setState(kept(aMembership(user, membership)));

    test('servers are found by the memberships of their users, each once', () => {
      for (const user of [ann, abe, cy]) set(user, 'join');
      expect(new Set(store.rooms.hosts(room, 'join'))).toEqual(new Set([red, blue]));
      expect(store.rooms.hosts(room, 'join')).toHaveLength(2);
      expect(store.rooms.hosts(room, 'invite')).toEqual([]);
      expect(store.rooms.hasHost(room, 'join', blue)).toBe(true);
      expect(store.rooms.hasHost(room, 'join', green)).toBe(false);
      expect(new Set(store.rooms.usersOf(room, 'join', red))).toEqual(new Set([ann, abe]));
    });

    test('a server is in a room as long as one of its users is', () => {
      for (const user of [ann, abe]) set(user, 'join');
      set(ann, 'leave');
      expect(store.rooms.hasHost(room, 'join', red)).toBe(true);
      set(abe, 'leave');
      expect(store.rooms.hasHost(room, 'join', red)).toBe(false);
      expect(store.rooms.hosts(room, 'leave')).toEqual([red]);
    });

    test('what is taken back leaves no server in a room', () => {
      const undone = (): void =>
        store.batch(() => {
          set(cy, 'join');
          throw new Error('undone');
        });
      expect(undone).toThrow('undone');
      expect(store.rooms.hosts(room, 'join')).toEqual([]);
      expect(store.rooms.statePage(room, undefined, 10)).toEqual([]);
      set(cy, 'join');
      expect(store.rooms.hosts(room, 'join')).toEqual([blue]);
    });

    test('state comes in pages by type and state key, in the order of UTF-8', () => {
      const keys: StateKey[] = [
        ['a', ''],
        ['a', '\uffff'],
        ['a', '\u{1f9ff}'],
        ['b', 'x'],
      ];
      for (const [type, stateKey] of keys.toReversed()) {
        store.rooms.setState(kept(aPdu({ pdu_type: type, is_state: true, state_key: stateKey })));
      }
      const page = (after: StateKey | undefined, limit: number) =>
        store.rooms.statePage(room, after, limit).map(({ pdu }) => [pdu.pdu_type, pdu.state_key]);
      expect(page(undefined, 3)).toEqual(keys.slice(0, 3));
      expect(page(keys[2], 3)).toEqual(keys.slice(3));
      expect(page(['a', 'k'], 1)).toEqual([keys[1]]);
      expect(page(keys[3], 1)).toEqual([]);
    });
  });
}
