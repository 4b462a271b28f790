import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf } from '../../spec/wire/ids.ts';
import type { MembershipValue } from '../store/store.ts';
import { mayInvite, mayJoin, mayLeave } from './rooms.ts';

export interface SpeakingFacts {
  readonly pdu: Pdu;
  readonly senderMembership: MembershipValue | undefined;
  /** Of the user in the state key. */
  readonly subjectMembership: MembershipValue | undefined;
  readonly isPublic: boolean;
  /** Whether anyone of the PDU's origin is in the room. */
  readonly isOriginInRoom: boolean;
  /** Whether the PDU refers to a request to join that its user's own server made. */
  readonly isAskedForByUser: boolean;
}

/** Whether the sender of a PDU may say that in its context. Requirement: pdu.member-only. */
export function mayPduSpeak(facts: SpeakingFacts): boolean {
  const { pdu, senderMembership: membership } = facts;
  const isOwnServer = speaksForItself(pdu);
  if (pdu.pdu_type !== 'm.room.member') return isOwnServer && membership === 'join';
  switch (pdu.content.membership) {
    case 'join': {
      const isVouchedFor = isOwnServer || (facts.isOriginInRoom && facts.isAskedForByUser);
      return isAboutSender(pdu) && isVouchedFor && mayJoin({ membership, isPublic: facts.isPublic });
    }
    case 'invite':
      return isOwnServer && mayInvite({ membership, inviteeMembership: facts.subjectMembership });
    case 'leave':
      return isAboutSender(pdu) && isOwnServer && mayLeave({ membership });
    default:
      return false;
  }
}

export interface WaitingFacts extends SpeakingFacts {
  /** What the PDU refers to and is not shown yet. */
  readonly waitsFor: readonly PduRef[];
  /** Whether such a PDU is one that waits itself, or is of a server in the room. */
  readonly isPromising: (ref: PduRef) => boolean;
}

/**
 * Whether a PDU that may not be shown as things stand may wait for what would permit it: a join that a server in the room
 * makes, or the request of the user's own server for that join. The user must be one who may join. Binding: joining.
 */
export function mayPduWait({ pdu, senderMembership, isPublic, waitsFor, ...facts }: WaitingFacts): boolean {
  if (!mayJoin({ membership: senderMembership, isPublic })) return false;
  if (speaksForItself(pdu)) return waitsFor.some(facts.isPromising);
  const isJoin = pdu.pdu_type === 'm.room.member' && pdu.content.membership === 'join' && isAboutSender(pdu);
  const server = domainOf(pdu.user_id ?? '');
  return isJoin && facts.isOriginInRoom && waitsFor.some(([origin]) => origin === server);
}

/**
 * Whether a PDU may be part of a room's state as another server tells it: the same rule, as far as it can be kept without
 * knowing the state of that day. A join by another origin than the user's server is believed: the answering server
 * was there.
 */
export function mayStandAsState(pdu: Pdu): boolean {
  if (pdu.user_id === undefined) return false;
  if (pdu.pdu_type !== 'm.room.member' || pdu.content.membership === 'invite') return speaksForItself(pdu);
  if (pdu.content.membership === 'join') return isAboutSender(pdu);
  return pdu.content.membership === 'leave' && isAboutSender(pdu) && speaksForItself(pdu);
}

function speaksForItself({ user_id: user, origin }: Pdu): boolean {
  return user !== undefined && domainOf(user) === origin;
}

function isAboutSender({ user_id: user, state_key: subject }: Pdu): boolean {
  return user === subject;
}
