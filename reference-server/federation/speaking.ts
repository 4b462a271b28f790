import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import { isPublic, isResident } from '../handlers/room-facts.ts';
import type { Home } from '../home.ts';
import type { SpeakingFacts } from '../rules/speaking.ts';

/** Why the sender of a PDU may not say it in its context as things stand now. */
export function speakingRefusal(home: Home, pdu: Pdu): Refusal | undefined {
  if (home.rules.mayPduSpeak(factsOf(home, pdu))) return undefined;
  return refusals.forbidden('the sender may not say this in the context');
}

/** Whether a PDU may be said now, or once what it waits for is there. */
export function mayEverSpeak(home: Home, pdu: Pdu, waitsFor: readonly PduRef[]): boolean {
  const { rules, store } = home;
  const facts = factsOf(home, pdu);
  const roomId = pdu.context as RoomId;
  const isPromising = (ref: PduRef): boolean =>
    store.events.byRef(...ref) !== undefined || isResident(home, roomId, ref[0]);
  return rules.mayPduSpeak(facts) || rules.mayPduWait({ ...facts, waitsFor, isPromising });
}

function factsOf(home: Home, pdu: Pdu): SpeakingFacts {
  const { store } = home;
  const roomId = pdu.context as RoomId;
  return {
    pdu,
    senderMembership: store.rooms.membership(roomId, pdu.user_id ?? ''),
    subjectMembership: store.rooms.membership(roomId, pdu.state_key ?? ''),
    isPublic: isPublic(home, roomId),
    isOriginInRoom: isResident(home, roomId, pdu.origin),
    isAskedForByUser: isAskedForByUser(home, pdu),
  };
}

/** Whether a join refers to the request for it, which only the user's own server makes. Binding: joining, step 3. */
function isAskedForByUser({ store }: Home, pdu: Pdu): boolean {
  return pdu.prev_pdus.some((ref) => {
    const request = store.events.byRef(...ref)?.pdu;
    return (
      request?.pdu_type === 'm.room.invite_join' &&
      request.user_id === pdu.state_key &&
      request.context === pdu.context &&
      request.origin === domainOf(pdu.state_key ?? '')
    );
  });
}
