import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId } from '../../spec/wire/ids.ts';
import { keyOf, refOf } from '../store/keys.ts';
import type { Store, StoredEvent } from '../store/store.ts';

/** Referrers looked at to find a cycle. One that is longer is not found: whoever waits in it is shown in time all the same. */
const longestCycle = 1000;

/** What refers to a PDU, directly or through others, each once, the nearest first, up to a limit. */
export function referrers({ events }: Pick<Store, 'events'>, pdu: Pdu, limit: number): StoredEvent[] {
  const roomId = pdu.context as RoomId;
  const seen = new Set([keyOf(...refOf(pdu))]);
  const found: StoredEvent[] = [];
  const pending = [refOf(pdu)];
  for (let next = 0; next < pending.length; next += 1) {
    const ref = pending[next];
    for (const event of ref ? events.referringTo(roomId, ref) : []) {
      const key = keyOf(...refOf(event.pdu));
      if (seen.has(key)) continue;
      if (found.length === limit) return found;
      seen.add(key);
      found.push(event);
      pending.push(refOf(event.pdu));
    }
  }
  return found;
}

/** Whether a PDU refers to something that refers, directly or through others, to it (decisions: References). */
export function closesCycle(store: Store, pdu: Pdu): boolean {
  const past = new Set(pdu.prev_pdus.map((ref) => keyOf(...ref)));
  return referrers(store, pdu, longestCycle).some((event) => past.has(keyOf(...refOf(event.pdu))));
}
