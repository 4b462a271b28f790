import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import { isPublic, joinedHosts } from '../handlers/room-facts.ts';
import { show } from '../handlers/timeline.ts';
import type { Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import type { StoredEvent } from '../store/store.ts';

/**
 * Lets a PDU of another server take its place (decisions: Causal display). One that refers to PDUs not shown yet is
 * held, and judged once it is let go; any other is judged at once. Call it inside a batch.
 */
export function admit(home: Home, pdu: Pdu): Refusal | undefined {
  const { config, gaps, rules, store } = home;
  const newEvent = { eventId: rules.eventIdOf(pdu), pdu };
  const isFull = (): boolean => store.events.held(pdu.context as RoomId).length >= config.limits.heldPerRoom;
  if (waitsFor(home, pdu).length > 0 && !isFull()) {
    const event = store.events.append({ ...newEvent, standing: 'held' });
    store.afterCommit(() => gaps.watch(home, event));
    return undefined;
  }
  const refusal = speakingRefusal(home, pdu);
  if (!refusal) place(home, store.events.append({ ...newEvent, standing: 'shown' }));
  return refusal;
}

/** The references of a PDU that are not shown yet and still waited for. */
export function waitsFor({ store }: Home, pdu: Pdu): PduRef[] {
  return pdu.prev_pdus.filter((ref) => {
    const event = store.events.byRef(...ref);
    return event ? event.standing === 'held' : !store.events.isGivenUp(ref);
  });
}

/** Shows an event of standing `shown`, moves what refers to it behind it, and lets go what waited for it. */
export function place(home: Home, event: StoredEvent): void {
  const shown = show(home, event);
  if (shown.standing === 'shown') moveLaterOnesBehind(home, shown);
  letGoAfter(home, event);
}

/** Judges a held event, now that it waits no longer. */
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
function letGoAfter(home: Home, { pdu }: StoredEvent): void {
  const { events } = home.store;
  for (const other of events.referringTo(pdu.context as RoomId, refOf(pdu))) {
    const isHeld = events.byRef(...refOf(other.pdu))?.standing === 'held';
    if (isHeld && waitsFor(home, other.pdu).length === 0) letGo(home, other);
  }
}

/** An event that came late may have been referred to by what is shown: that goes behind it, in the order it had. */
function moveLaterOnesBehind({ store }: Home, late: StoredEvent): void {
  const behind = new Map<string, StoredEvent>();
  const found = [late];
  for (let event = found.pop(); event; event = found.pop()) {
    for (const other of store.events.referringTo(event.pdu.context as RoomId, refOf(event.pdu))) {
      if (other.standing !== 'shown' || other.order > late.order || behind.has(other.eventId)) continue;
      behind.set(other.eventId, other);
      found.push(other);
    }
  }
  const inOrder = [...behind.values()].sort((one, other) => one.order - other.order);
  for (const event of inOrder) store.events.moveToEnd(event);
}

function speakingRefusal(home: Home, pdu: Pdu): Refusal | undefined {
  const { rules, store } = home;
  const roomId = pdu.context as RoomId;
  const isAllowed = rules.mayPduSpeak({
    pdu,
    senderMembership: store.rooms.membership(roomId, pdu.user_id ?? ''),
    subjectMembership: store.rooms.membership(roomId, pdu.state_key ?? ''),
    isPublic: isPublic(home, roomId),
    isOriginInRoom: joinedHosts(home, roomId).includes(pdu.origin),
  });
  return isAllowed ? undefined : refusals.forbidden('the sender may not say this in the context');
}
