import { z } from 'zod';
import { JsonObject } from '../../../spec/wire/json.ts';
import type { SeenEvent } from '../../seen-event.ts';
import type { PduFormat } from '../format.ts';
import { keyOf, refOf, refsIn } from './pdu-refs.ts';
import { isState } from './pdu-spelling.ts';

const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);

/** A PDU with the keys of the draft. Draft: Transactions and EDUs/PDUs. */
const ToldPdu = z.looseObject({
  pdu_type: z.string().catch(''),
  content: JsonObject.catch({}),
  context: text,
  user_id: text,
  ts: number,
  depth: number,
});

function eventOf(pdu: JsonObject): SeenEvent {
  const { pdu_type: type, content, context: roomId, user_id: sender, ts: at } = ToldPdu.parse(pdu);
  return { id: undefined, sender, at, type, roomId, stateKey: stateKeyOf(pdu), content, raw: pdu };
}

/** State without a key has the empty one. */
function stateKeyOf({ state_key: key = null, ...pdu }: JsonObject): string | undefined {
  if (typeof key === 'string') return key;
  return key === null && isState(pdu) ? '' : undefined;
}

/** What a PDU of the draft says. Its `prev_pdus` pairs are origin first: the dialect is undone before. */
export const pduFormat: PduFormat = {
  eventOf,
  keyOf: (pdu) => {
    const ref = refOf(pdu);
    return ref && keyOf(ref);
  },
  referencesOf: (pdu) => refsIn(pdu).map(keyOf),
  idOf: (pdu) => refOf(pdu)?.[1],
  originOf: (pdu) => refOf(pdu)?.[0],
  depthOf: (pdu) => ToldPdu.parse(pdu).depth,
  isState,
  isForOneServer: ({ pdu_type }) => pdu_type === 'm.room.invite_join',
};
