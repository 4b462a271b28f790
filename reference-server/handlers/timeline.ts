import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import { membershipOf } from '../store/membership-of.ts';
import type { StoredEvent } from '../store/store.ts';
import { joinedHosts } from './room-facts.ts';
import { stateBranches } from './state-branches.ts';
import { deliver } from './streams.ts';
import { forgetTyping } from './typing.ts';

export interface EventDraft {
  readonly roomId: RoomId;
  readonly type: string;
  readonly sender: UserId;
  readonly content: JsonObject;
  /** Undefined for what is not state. */
  readonly stateKey?: string;
  /** Servers to tell beside those in the room. */
  readonly alsoTo?: readonly ServerName[];
  /** PDUs to refer to beside the loose ends. */
  readonly alsoAfter?: readonly PduRef[];
}

/** Makes an event here: shown, queued for every server it concerns, kept. Call it inside a batch. */
export function publish(home: Home, draft: EventDraft): StoredEvent {
  const pdu = draftPdu(home, draft);
  const event = show(home, home.store.events.append({ eventId: home.ports.ids.eventId(), pdu, standing: 'shown' }));
  const hosts = [...joinedHosts(home, draft.roomId), ...(draft.alsoTo ?? [])];
  home.outgoing.sendPdu(pdu, home.rules.destinations(pdu, hosts, home.config.serverName));
  return event;
}

/** A PDU that refers to everything last seen in its context. */
export function draftPdu(home: Home, draft: EventDraft): Pdu {
  const { config, ports, rules, store } = home;
  const refs = [...rules.references(store.rooms.extremities(draft.roomId)), ...(draft.alsoAfter ?? [])];
  const replaced =
    draft.stateKey === undefined ? undefined : store.rooms.state(draft.roomId, draft.type, draft.stateKey);
  return rules.makePdu({
    pduId: ports.ids.pduId(),
    origin: config.serverName,
    now: ports.clock.now(),
    roomId: draft.roomId,
    type: draft.type,
    sender: draft.sender,
    content: draft.content,
    stateKey: draft.stateKey,
    references: refs,
    depth: depthAfter(home, refs),
    replaces: replaced && refOf(replaced.pdu),
  });
}

/**
 * Lets a kept event, whose standing is `shown`, take effect: on the state, the loose ends and the streams.
 * State that loses to what is current is shown to nobody.
 */
export function show(home: Home, event: StoredEvent): StoredEvent {
  const { rules, store } = home;
  const { pdu } = event;
  const roomId = pdu.context as RoomId;
  if (pdu.is_state) {
    if (!rules.replacesState(stateBranches(store, pdu))) return store.events.setStanding(event, 'unshown');
    store.rooms.setState(event);
    const membership = membershipOf(pdu);
    if (membership !== undefined && membership !== 'join') {
      forgetTyping(home, { roomId, user: pdu.state_key as UserId });
    }
  }
  const ref = refOf(pdu);
  const isReferredTo = store.events.referringTo(roomId, ref).some((other) => other.standing === 'shown');
  const before = store.rooms.extremities(roomId);
  store.rooms.setExtremities(roomId, rules.nextExtremities(before, { ref, refersTo: pdu.prev_pdus, isReferredTo }));
  deliver(home, event);
  return event;
}

function depthAfter({ store }: Home, refs: readonly PduRef[]): number {
  return refs.reduce((depth, ref) => Math.max(depth, (store.events.byRef(...ref)?.pdu.depth ?? 0) + 1), 0);
}
