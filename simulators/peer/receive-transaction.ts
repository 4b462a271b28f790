import { z } from 'zod';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { contextOf, type Home } from './home.ts';
import { keyOf, refOf } from './pdu-refs.ts';
import { readPdu } from './pdu-spelling.ts';

const Items = z.array(z.unknown());

/** The objects of a list that may be no list and hold other things. */
function objectsIn(list: unknown): readonly JsonObject[] {
  return (Items.safeParse(list).data ?? [])
    .map((item) => JsonObject.safeParse(item).data)
    .filter((it) => it !== undefined);
}

/**
 * Takes a transaction in, as far as it can be understood, and gives the answer's body (decisions 1). One that comes
 * again has no effect again and gets the same answer. `onPdu` is told of each PDU that was not known.
 */
export function receiveTransaction(
  home: Home,
  { transactionId, body, exchange }: { transactionId: string; body: JsonObject; exchange: Exchange },
  onPdu: (pdu: JsonObject) => void,
): string {
  const pdus = objectsIn(body.pdus).map((pdu) => readPdu(home.dialect, pdu));
  for (const pdu of pdus) home.memory.pduSightings.add({ pdu, exchange });
  const attempt = JSON.stringify([body.origin, transactionId]);
  const known = home.answers.get(attempt);
  if (known !== undefined) return known;
  const answer = JSON.stringify({ pdus: Object.fromEntries(pdus.map((pdu) => [nameOf(pdu), {}])) });
  home.answers.set(attempt, answer);
  for (const pdu of pdus) receivePdu(home, pdu, exchange, onPdu);
  for (const edu of objectsIn(body.edus)) home.memory.edus.add({ edu, exchange });
  return answer;
}

function receivePdu(home: Home, pdu: JsonObject, exchange: Exchange, onPdu: (pdu: JsonObject) => void): void {
  const ref = refOf(pdu);
  if (ref && home.received.has(keyOf(ref))) return;
  if (ref) home.received.add(keyOf(ref));
  if (typeof pdu.context === 'string') contextOf(home, pdu.context).add(pdu);
  home.memory.pdus.add({ pdu, exchange });
  onPdu(pdu);
}

/** The key of a PDU in the answer to its transaction: `<origin>/<pdu_id>`. */
function nameOf(pdu: JsonObject): string {
  return refOf(pdu)?.join('/') ?? '';
}
