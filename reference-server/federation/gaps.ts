import pLimit, { type LimitFunction } from 'p-limit';
import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomId, type ServerName } from '../../spec/wire/ids.ts';
import { isResident, joinedHosts } from '../handlers/room-facts.ts';
import type { Budget, Gaps, Home } from '../home.ts';
import type { Cancel } from '../ports.ts';
import { keyOf, refOf } from '../store/keys.ts';
import type { StoredEvent } from '../store/store.ts';
import { letGo, waitsFor } from './ordering.ts';
import { receivePdu } from './receive-pdu.ts';

/** Requests under way at once for PDUs of one origin. */
const atOncePerOrigin = 8;

/** Fetches what held PDUs wait for, and ends the wait when its time is over. */
export class GapFiller implements Gaps {
  readonly #timers = new Map<string, Cancel>();
  readonly #lanes = new Map<ServerName, LimitFunction>();
  /** What is being asked for, on account of whatever PDU. */
  readonly #asked = new Set<string>();

  watch(home: Home, event: StoredEvent, budget: Budget): void {
    const stopTimer = home.ports.clock.after(home.config.federation.missingPrevTimeoutMs, () => {
      this.#timers.delete(keyOfEvent(event));
      if (!home.lifetime.aborted) home.store.batch(() => giveUpWaiting(home, event));
    });
    this.#timers.set(keyOfEvent(event), stopTimer);
    const lane = this.#lane(event.pdu.origin);
    void lane(() => this.#fetchAll(home, event, budget)).finally(() => {
      if (lane.activeCount + lane.pendingCount === 0) this.#lanes.delete(event.pdu.origin);
    });
  }

  unwatch(event: StoredEvent): void {
    this.#timers.get(keyOfEvent(event))?.();
    this.#timers.delete(keyOfEvent(event));
  }

  stop(): void {
    for (const stopTimer of this.#timers.values()) stopTimer();
    this.#timers.clear();
  }

  #lane(origin: ServerName): LimitFunction {
    const lane = this.#lanes.get(origin) ?? pLimit(atOncePerOrigin);
    this.#lanes.set(origin, lane);
    return lane;
  }

  /** One request after the other. Never rejects. */
  async #fetchAll(home: Home, event: StoredEvent, budget: Budget): Promise<void> {
    if (home.lifetime.aborted) return;
    for (const ref of waitsFor(home, event.pdu)) {
      const key = keyOf(...ref);
      if (this.#asked.has(key)) continue;
      this.#asked.add(key);
      await fetchMissing(home, event, ref, budget);
      this.#asked.delete(key);
      if (home.lifetime.aborted) return;
    }
  }
}

/** What nobody has is not waited for any more, by whatever refers to it. */
function giveUpWaiting(home: Home, event: StoredEvent): void {
  const { events } = home.store;
  if (!isHeld(home, event)) return;
  for (const ref of waitsFor(home, event.pdu)) if (!events.byRef(...ref)) events.giveUp(ref);
  letGo(home, event);
}

async function fetchMissing(home: Home, event: StoredEvent, ref: PduRef, budget: Budget): Promise<void> {
  if (home.store.events.byRef(...ref)) return;
  for (const host of hostsToAsk(home, event, ref)) {
    if (budget.requests <= 0 || !isHeld(home, event)) return;
    budget.requests -= 1;
    if (await fetchFrom(home, host, event, ref, budget)) return;
    if (home.lifetime.aborted) return;
  }
}

/** The missing PDU's origin, the referring one's, then the other servers in the room. Nobody else is asked but a joiner's own server. */
function hostsToAsk(home: Home, { pdu }: StoredEvent, [origin]: PduRef): Set<ServerName> {
  const roomId = pdu.context as RoomId;
  const isJoiners = pdu.pdu_type === 'm.room.member' && domainOf(pdu.state_key ?? '') === origin;
  const first = [origin, pdu.origin].filter((host) => isResident(home, roomId, host) || (isJoiners && host === origin));
  const hosts = new Set([...first, ...joinedHosts(home, roomId)]);
  hosts.delete(home.config.serverName);
  return hosts;
}

async function fetchFrom(
  home: Home,
  host: ServerName,
  { pdu: { context } }: StoredEvent,
  ref: PduRef,
  budget: Budget,
): Promise<boolean> {
  try {
    const raw = await home.peers.pdu(host, ref, context);
    if (home.lifetime.aborted || raw === undefined) return false;
    return home.store.batch(() => receivePdu(home, raw, { from: host, isAskedFor: true, budget })) === undefined;
  } catch (error) {
    home.ports.log.debug({ err: error, host, pdu: ref }, 'a missing PDU was not got here');
    return false;
  }
}

function isHeld(home: Home, event: StoredEvent): boolean {
  return home.store.events.byRef(...refOf(event.pdu))?.standing === 'held';
}

function keyOfEvent(event: StoredEvent): string {
  return keyOf(...refOf(event.pdu));
}
