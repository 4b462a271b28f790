import { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';

let made = 0;

/** A message PDU of blue:2 in one context, with an id of its own; every key can be given. */
export function aPdu(given: object = {}): Pdu {
  made += 1;
  return Pdu.parse({
    pdu_id: `pdu${made}`,
    context: '!room:red:1',
    origin: 'blue:2',
    ts: 1_409_230_000_000,
    pdu_type: 'm.room.message',
    prev_pdus: [],
    content: { msgtype: 'm.text', body: 'tea?' },
    is_state: false,
    user_id: '@cy:blue:2',
    ...given,
  });
}

/** A membership PDU. */
export function aMembership(user: string, membership: string, given: object = {}): Pdu {
  const content = { membership };
  return aPdu({ pdu_type: 'm.room.member', is_state: true, state_key: user, user_id: user, content, ...given });
}
