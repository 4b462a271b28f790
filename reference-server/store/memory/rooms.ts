import type { PduRef } from '../../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomAlias, RoomId, ServerName, UserId } from '../../../spec/wire/ids.ts';
import { keyOf, refOf } from '../keys.ts';
import { membershipOf } from '../membership-of.ts';
import type { Alias, EventStore, MembershipValue, RoomStore, StoredEvent } from '../store.ts';
import { byPosition } from './events.ts';
import { type Journal, mapAt } from './journal.ts';

interface StateEntry {
  readonly ref: PduRef;
  readonly membership: MembershipValue | undefined;
}

export function memoryRooms(journal: Journal, events: Pick<EventStore, 'byRef'>): RoomStore {
  const aliases = new Map<RoomAlias, Alias>();
  const states = new Map<RoomId, Map<string, StateEntry>>();
  const members = new Map<RoomId, Map<UserId, MembershipValue>>();
  const roomsOf = new Map<UserId, Map<RoomId, MembershipValue>>();
  const extremities = new Map<RoomId, readonly PduRef[]>();
  const pendingJoins = new Map<string, ServerName>();

  const eventOf = ({ ref }: StateEntry): StoredEvent => events.byRef(...ref) as StoredEvent;

  return {
    putAlias: (alias, target) => journal.set(aliases, alias, target),
    alias: (alias) => aliases.get(alias),
    aliases: () => [...aliases].map(([alias, { roomId }]) => ({ alias, roomId })),
    setState(event) {
      const { pdu } = event;
      const roomId = pdu.context as RoomId;
      const stateKey = pdu.state_key ?? '';
      const membership = membershipOf(pdu);
      journal.set(mapAt(states, roomId), keyOf(pdu.pdu_type, stateKey), { ref: refOf(pdu), membership });
      if (membership === undefined) return;
      const userId = stateKey as UserId;
      journal.set(mapAt(members, roomId), userId, membership);
      journal.set(mapAt(roomsOf, userId), roomId, membership);
    },
    state(roomId, type, stateKey) {
      const entry = states.get(roomId)?.get(keyOf(type, stateKey));
      return entry && eventOf(entry);
    },
    currentState: (roomId) => [...(states.get(roomId)?.values() ?? [])].map(eventOf).sort(byPosition),
    membership: (roomId, userId) => members.get(roomId)?.get(userId as UserId),
    memberships: (roomId) => members.get(roomId) ?? new Map(),
    roomsOf: (userId) =>
      [...(roomsOf.get(userId) ?? [])]
        .map(([roomId, membership]) => ({ roomId, membership }))
        .sort((one, other) => byCodePoint(one.roomId, other.roomId)),
    extremities: (roomId) => extremities.get(roomId) ?? [],
    setExtremities: (roomId, refs) => journal.set(extremities, roomId, refs),
    putPendingJoin: (roomId, userId, host) => journal.set(pendingJoins, keyOf(roomId, userId), host),
    pendingJoin: (roomId, userId) => pendingJoins.get(keyOf(roomId, userId)),
    removePendingJoin: (roomId, userId) => journal.delete(pendingJoins, keyOf(roomId, userId)),
  };
}

/** The order of SQLite, that of UTF-8; that of UTF-16 is another beyond U+FFFF. */
function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
