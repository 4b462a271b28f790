import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import { show } from '../handlers/timeline.ts';
import type { Budget, Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import type { StoredEvent } from '../store/store.ts';
import { crowdedOut } from './crowding.ts';
import { referrers } from './referrers.ts';
import { mayEverSpeak, speakingRefusal } from './speaking.ts';

/** Events looked at that refer to one that came late. When there are more, it stays where it came. */
const mostMoved = 1000;

/**
 * Lets a PDU of another server take its place (decisions: Causal display). Whoever may not speak is refused before
 * anything is kept or asked for. One that refers to PDUs not shown yet is held, and judged again once it is let go.
 * Call it inside a batch.
 */
export function admit(home: Home, pdu: Pdu, budget: Budget): Refusal | undefined {
  const { gaps, rules, store } = home;
  const newEvent = { eventId: rules.eventIdOf(pdu), pdu };
  const missing = waitsFor(home, pdu);
  if (missing.length === 0) {
    const refusal = speakingRefusal(home, pdu);
    if (!refusal) place(home, store.events.append({ ...newEvent, standing: 'shown' }));
    return refusal;
  }
  if (!mayEverSpeak(home, pdu, missing)) return refusals.forbidden('the sender may not say this in the context');
  const crowded = crowdedOut(home, pdu);
  if (crowded) letGo(home, crowded);
  const event = store.events.append({ ...newEvent, standing: 'held' });
  store.afterCommit(() => gaps.watch(home, event, budget));
  return undefined;
}

/** The references of a PDU that are not shown yet and still waited for. What we are said to have made and have not is none. */
export function waitsFor({ config, store }: Home, pdu: Pdu): PduRef[] {
  return pdu.prev_pdus.filter((ref) => {
    const event = store.events.byRef(...ref);
    if (event) return event.standing === 'held';
    return ref[0] !== config.serverName && !store.events.isGivenUp(ref);
  });
}

/** Shows an event of standing `shown`, moves what refers to it behind it, and lets go what waited for it. */
export function place(home: Home, event: StoredEvent): void {
  const shown = show(home, event);
  if (shown.standing === 'shown') moveLaterOnesBehind(home, shown);
  letGoAfter(home, event);
}

/** Judges a held event: it waits no longer. */
export function letGo(home: Home, event: StoredEvent): void {
  home.store.afterCommit(() => home.gaps.unwatch(event));
  if (!speakingRefusal(home, event.pdu)) {
    place(home, home.store.events.setStanding(event, 'shown'));
    return;
  }
  home.store.events.setStanding(event, 'unshown');
  letGoAfter(home, event);
}

/** Letting one go may let others go in turn, so each is looked at afresh. */
export function letGoAfter(home: Home, { pdu }: StoredEvent): void {
  const { events } = home.store;
  for (const other of events.referringTo(pdu.context as RoomId, refOf(pdu))) {
    const isHeld = events.byRef(...refOf(other.pdu))?.standing === 'held';
    if (isHeld && waitsFor(home, other.pdu).length === 0) letGo(home, other);
  }
}

/** An event that came late may have been referred to by what is shown: that goes behind it, in the order it had. */
function moveLaterOnesBehind({ store }: Home, late: StoredEvent): void {
  const found = referrers(store, late.pdu, mostMoved);
  if (found.length === mostMoved) return;
  const behind = found.filter((other) => other.standing === 'shown' && other.order < late.order);
  for (const event of behind.sort((one, other) => one.order - other.order)) store.events.moveToEnd(event);
}
