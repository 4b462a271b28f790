import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId, ServerName } from '../../spec/wire/ids.ts';
import { joinedHosts } from '../handlers/room-facts.ts';
import type { Gaps, Home } from '../home.ts';
import type { Cancel } from '../ports.ts';
import { keyOf, refOf } from '../store/keys.ts';
import type { StoredEvent } from '../store/store.ts';
import { letGo, waitsFor } from './ordering.ts';
import { receivePdu } from './receive-pdu.ts';

/** Fetches what held PDUs wait for, and ends the wait when its time is over. */
export class GapFiller implements Gaps {
  readonly #timers = new Map<string, Cancel>();

  watch(home: Home, event: StoredEvent): void {
    const stopTimer = home.ports.clock.after(home.config.federation.missingPrevTimeoutMs, () => {
      this.#timers.delete(keyOfEvent(event));
      if (!home.lifetime.aborted) home.store.batch(() => giveUpWaiting(home, event));
    });
    this.#timers.set(keyOfEvent(event), stopTimer);
    for (const ref of waitsFor(home, event.pdu)) {
      if (!home.store.events.byRef(...ref)) void fetchMissing(home, event, ref);
    }
  }

  unwatch(event: StoredEvent): void {
    this.#timers.get(keyOfEvent(event))?.();
    this.#timers.delete(keyOfEvent(event));
  }

  stop(): void {
    for (const stopTimer of this.#timers.values()) stopTimer();
    this.#timers.clear();
  }
}

/** What nobody has is not waited for any more. What is itself held has a time of its own. */
function giveUpWaiting(home: Home, event: StoredEvent): void {
  const { events } = home.store;
  if (events.byRef(...refOf(event.pdu))?.standing !== 'held') return;
  for (const ref of waitsFor(home, event.pdu)) if (!events.byRef(...ref)) events.giveUp(ref);
  if (waitsFor(home, event.pdu).length === 0) letGo(home, event);
}

/** Asks the referring PDU's origin, the missing one's, then the other servers in the room. Never rejects. */
async function fetchMissing(home: Home, event: StoredEvent, ref: PduRef): Promise<void> {
  const hosts = new Set([event.pdu.origin, ref[0], ...joinedHosts(home, event.pdu.context as RoomId)]);
  hosts.delete(home.config.serverName);
  for (const host of hosts) if (await fetchFrom(home, host, ref)) return;
}

async function fetchFrom(home: Home, host: ServerName, ref: PduRef): Promise<boolean> {
  try {
    const raw = await home.peers.pdu(host, ref);
    if (home.lifetime.aborted || raw === undefined) return false;
    return home.store.batch(() => receivePdu(home, raw, { from: host, isAskedFor: true })) === undefined;
  } catch (error) {
    home.ports.log.debug({ err: error, host, pdu: ref }, 'a missing PDU was not got here');
    return false;
  }
}

function keyOfEvent(event: StoredEvent): string {
  return keyOf(...refOf(event.pdu));
}
