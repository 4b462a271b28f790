import type { RoomId } from '../../../spec/wire/ids.ts';
import { keyOf, refOf } from '../keys.ts';
import type { Sequence } from '../sequence.ts';
import type { EventStore, StoredEvent } from '../store.ts';
import { firstAbove, type Journal, listAt } from './journal.ts';

interface Placed {
  readonly key: string;
  readonly place: number;
}

/** As they came, or were shown. */
export const byPosition = (one: StoredEvent, other: StoredEvent): number => one.position - other.position;

const placeOf = (placed: Placed): number => placed.place;

/** Lists hold keys and numbers only; the event itself is in one map, so that its standing has one home. */
export function memoryEvents(journal: Journal, sequence: Sequence): EventStore {
  const events = new Map<string, StoredEvent>();
  const histories = new Map<RoomId, Placed[]>();
  const referring = new Map<string, string[]>();
  const held = new Map<string, RoomId>();
  const givenUp = new Map<string, true>();

  const keyOfEvent = (event: { pdu: StoredEvent['pdu'] }): string => keyOf(...refOf(event.pdu));
  const roomOf = (event: StoredEvent): RoomId => event.pdu.context as RoomId;
  const lookUp = (keys: readonly string[]): StoredEvent[] =>
    keys.map((key) => events.get(key)).filter((event) => event !== undefined);

  function takeOutOfHistory(key: string, event: StoredEvent): void {
    const history = listAt(histories, roomOf(event));
    const index = firstAbove(history, event.order - 1, placeOf);
    if (history[index]?.key === key) journal.removeAt(history, index);
  }

  function put(event: StoredEvent): StoredEvent {
    const key = keyOfEvent(event);
    const before = events.get(key);
    if (before?.standing === 'shown') takeOutOfHistory(key, before);
    journal.set(events, key, event);
    if (event.standing === 'held') journal.set(held, key, roomOf(event));
    else journal.delete(held, key);
    if (event.standing === 'shown') journal.push(listAt(histories, roomOf(event)), { key, place: event.order });
    return event;
  }

  return {
    append(event) {
      const position = sequence.next();
      for (const ref of event.pdu.prev_pdus) {
        const those = listAt(referring, keyOf(event.pdu.context, ...ref));
        if (!those.includes(keyOfEvent(event))) journal.push(those, keyOfEvent(event));
      }
      return put({ ...event, position, order: position });
    },
    byRef: (origin, pduId) => events.get(keyOf(origin, pduId)),
    setStanding(event, standing) {
      if (standing !== 'shown') return put({ ...event, standing });
      const position = sequence.next();
      return put({ ...event, standing, position, order: position });
    },
    moveToEnd(event) {
      put({ ...event, order: sequence.next() });
    },
    referringTo: (roomId, ref) => lookUp(referring.get(keyOf(roomId, ...ref)) ?? []).sort(byPosition),
    held: (roomId) =>
      lookUp([...held].filter(([, room]) => roomId === undefined || room === roomId).map(([key]) => key)).sort(
        byPosition,
      ),
    history(roomId, { after, upTo, limit, newestFirst }) {
      const history = histories.get(roomId) ?? [];
      const start = firstAbove(history, after, placeOf);
      const end = firstAbove(history, upTo, placeOf);
      const page = newestFirst
        ? history.slice(Math.max(start, end - limit), end).reverse()
        : history.slice(start, Math.min(end, start + limit));
      return lookUp(page.map((placed) => placed.key));
    },
    giveUp: (ref) => journal.set(givenUp, keyOf(...ref), true),
    isGivenUp: (ref) => givenUp.has(keyOf(...ref)),
    position: () => sequence.last(),
  };
}
