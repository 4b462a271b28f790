import type { PduRef } from '../../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomAlias, type RoomId, type ServerName, type UserId } from '../../../spec/wire/ids.ts';
import { keyOf, refOf } from '../keys.ts';
import { membershipOf } from '../membership-of.ts';
import type { Alias, EventStore, MembershipValue, PendingJoin, RoomStore, StateKey, StoredEvent } from '../store.ts';
import { byPosition } from './events.ts';
import { type Journal, listAt, mapAt } from './journal.ts';

interface StateEntry {
  readonly ref: PduRef;
  readonly membership: MembershipValue | undefined;
}

export function memoryRooms(journal: Journal, events: Pick<EventStore, 'byRef'>): RoomStore {
  const aliases = new Map<RoomAlias, Alias>();
  const states = new Map<RoomId, Map<string, StateEntry>>();
  const keysInOrder = new Map<RoomId, StateKey[]>();
  const members = new Map<RoomId, Map<UserId, MembershipValue>>();
  const roomsOf = new Map<UserId, Map<RoomId, MembershipValue>>();
  const extremities = new Map<RoomId, readonly PduRef[]>();
  const pendingJoins = new Map<string, PendingJoin>();
  /** By room and membership, then by server. */
  const hosts = new Map<string, Map<ServerName, Map<UserId, true>>>();

  function moveInHosts(
    roomId: RoomId,
    userId: UserId,
    before: MembershipValue | undefined,
    after: MembershipValue,
  ): void {
    const host = domainOf(userId);
    if (before !== undefined) {
      const users = mapAt(mapAt(hosts, keyOf(roomId, before)), host);
      journal.delete(users, userId);
      if (users.size === 0) journal.delete(mapAt(hosts, keyOf(roomId, before)), host);
    }
    const byHost = mapAt(hosts, keyOf(roomId, after));
    if (!byHost.has(host)) journal.set(byHost, host, new Map());
    journal.set(mapAt(byHost, host), userId, true);
  }

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
      const state = mapAt(states, roomId);
      const key = keyOf(pdu.pdu_type, stateKey);
      const keys = listAt(keysInOrder, roomId);
      if (!state.has(key)) {
        const stateKeyed: StateKey = [pdu.pdu_type, stateKey];
        journal.insertAt(keys, firstBeyond(keys, stateKeyed), stateKeyed);
      }
      journal.set(state, key, { ref: refOf(pdu), membership });
      if (membership === undefined) return;
      const userId = stateKey as UserId;
      moveInHosts(roomId, userId, members.get(roomId)?.get(userId), membership);
      journal.set(mapAt(members, roomId), userId, membership);
      journal.set(mapAt(roomsOf, userId), roomId, membership);
    },
    state(roomId, type, stateKey) {
      const entry = states.get(roomId)?.get(keyOf(type, stateKey));
      return entry && eventOf(entry);
    },
    currentState: (roomId) => [...(states.get(roomId)?.values() ?? [])].map(eventOf).sort(byPosition),
    statePage(roomId, after, limit) {
      const keys = keysInOrder.get(roomId) ?? [];
      const start = after ? firstBeyond(keys, after) : 0;
      const entries = states.get(roomId);
      return keys
        .slice(start, start + limit)
        .map((key) => entries?.get(keyOf(...key)))
        .filter((entry) => entry !== undefined)
        .map(eventOf);
    },
    membership: (roomId, userId) => members.get(roomId)?.get(userId as UserId),
    memberships: (roomId) => members.get(roomId) ?? new Map(),
    hosts: (roomId, membership) => [...(hosts.get(keyOf(roomId, membership))?.keys() ?? [])],
    hasHost: (roomId, membership, host) => hosts.get(keyOf(roomId, membership))?.has(host) ?? false,
    usersOf: (roomId, membership, host) => [...(hosts.get(keyOf(roomId, membership))?.get(host)?.keys() ?? [])],
    roomsOf: (userId) =>
      [...(roomsOf.get(userId) ?? [])]
        .map(([roomId, membership]) => ({ roomId, membership }))
        .sort((one, other) => byCodePoint(one.roomId, other.roomId)),
    extremities: (roomId) => extremities.get(roomId) ?? [],
    setExtremities: (roomId, refs) => journal.set(extremities, roomId, refs),
    putPendingJoin: (roomId, userId, join) => journal.set(pendingJoins, keyOf(roomId, userId), join),
    pendingJoin: (roomId, userId) => pendingJoins.get(keyOf(roomId, userId)),
    removePendingJoin: (roomId, userId) => journal.delete(pendingJoins, keyOf(roomId, userId)),
  };
}

/** The index of the first key that comes after this one. */
function firstBeyond(keys: readonly StateKey[], [type, stateKey]: StateKey): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [otherType, otherKey] = keys[middle] as StateKey;
    const order = byCodePoint(otherType, type) || byCodePoint(otherKey, stateKey);
    if (order > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The order of SQLite, that of UTF-8; that of UTF-16 is another beyond U+FFFF. */
function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
