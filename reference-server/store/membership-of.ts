import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { MembershipValue } from './store.ts';

/** The membership a state PDU gives to the user in its state key; undefined when it is about something else. */
export function membershipOf(pdu: Pick<Pdu, 'pdu_type' | 'content'>): MembershipValue | undefined {
  if (pdu.pdu_type !== 'm.room.member') return undefined;
  return typeof pdu.content.membership === 'string' ? pdu.content.membership : undefined;
}
