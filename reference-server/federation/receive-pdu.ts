import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomId, type ServerName, type UserId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import { adoptState } from '../handlers/adopt-state.ts';
import { isFollowed, isLocal } from '../handlers/room-facts.ts';
import { deliver } from '../handlers/streams.ts';
import type { Budget, Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import { keepRequest, letIn } from './let-in.ts';
import { admit, place, waitsFor } from './ordering.ts';
import { decodePdu } from './pdu-codec.ts';
import { closesCycle } from './referrers.ts';

export interface Source {
  readonly from: ServerName;
  /** Whether we asked for this very PDU; then its origin may be another server. */
  readonly isAskedFor: boolean;
  /** What its being taken may cost. */
  readonly budget: Budget;
}

/**
 * Takes one PDU of another server: shows it, holds it, or says why not. Seen before, it is neither.
 * Call it inside a batch. Draft: Transactions and EDUs/PDUs.
 */
export function receivePdu(home: Home, raw: unknown, source: Source): Refusal | undefined {
  const { config, rules, store } = home;
  const pdu = decodePdu(raw, config.dialect);
  if (!pdu) return refusals.badJson('this is not a PDU');
  if (rules.refersToItself(pdu)) return refusals.badJson('a PDU does not refer to itself');
  if (pdu.origin !== source.from && !source.isAskedFor) return refusals.forbidden('a PDU is pushed by its own origin');
  const roomId = pdu.context as RoomId;
  const known = store.events.byRef(...refOf(pdu));
  if (known?.standing === 'outlier' && known.pdu.context === roomId && isFollowed(home, roomId)) {
    place(home, store.events.setStanding(known, 'shown'));
    return undefined;
  }
  if (rules.isDuplicate(known)) return undefined;
  if (pdu.origin === config.serverName) return refusals.forbidden('this server has made no such PDU');
  if (pdu.pdu_type === 'm.room.invite_join') {
    return source.isAskedFor ? keepRequest(home, pdu, source.from) : letIn(home, pdu);
  }
  if (isAboutLocalUser(home, pdu) && pdu.content.membership === 'join') return receiveOwnJoin(home, pdu);
  if (isFollowed(home, roomId)) return receiveInRoom(home, pdu, source.budget);
  if (isAboutLocalUser(home, pdu) && pdu.content.membership === 'invite') return keepInvitation(home, pdu);
  return refusals.notFound('nobody here is in that context');
}

function isAboutLocalUser(home: Home, pdu: Pdu): boolean {
  return pdu.pdu_type === 'm.room.member' && isLocal(home, pdu.state_key ?? '');
}

function receiveInRoom(home: Home, pdu: Pdu, budget: Budget): Refusal | undefined {
  if (closesCycle(home.store, pdu)) return refusals.badJson('the PDU refers to one that refers to it');
  return admit(home, pdu, budget);
}

/** The join we asked for. What came before it is not ours to wait for; the state we were told of takes effect with it. */
function receiveOwnJoin(home: Home, pdu: Pdu): Refusal | undefined {
  const { joinWaiters, rules, store } = home;
  const roomId = pdu.context as RoomId;
  const user = pdu.state_key as UserId;
  const pending = store.rooms.pendingJoin(roomId, user);
  if (pending?.host !== pdu.origin || pdu.user_id !== user) {
    return refusals.forbidden('this server has asked for no such join');
  }
  store.rooms.removePendingJoin(roomId, user);
  if (!isFollowed(home, roomId)) {
    adoptState(home, roomId, pending.state);
    for (const ref of waitsFor(home, pdu)) store.events.giveUp(ref);
    store.rooms.setExtremities(roomId, []);
  }
  place(home, store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'shown' }));
  store.afterCommit(() => joinWaiters.arrived(roomId, user));
  return undefined;
}

/** An invitation to a room nobody here is in: the invited user learns of it, and of nothing else. */
function keepInvitation(home: Home, pdu: Pdu): Refusal | undefined {
  const { rules, store } = home;
  if (pdu.user_id === undefined || domainOf(pdu.user_id) !== pdu.origin) {
    return refusals.forbidden('an invitation comes from the server of the one who invites');
  }
  if (!store.accounts.user(pdu.state_key as UserId)) return refusals.notFound('there is no such user here');
  const event = store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'outlier' });
  store.rooms.setState(event);
  store.rooms.setExtremities(pdu.context as RoomId, [refOf(pdu)]);
  deliver(home, event);
  return undefined;
}
