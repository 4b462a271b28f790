import { z } from 'zod';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { JsonObject } from '../../../spec/wire/json.ts';
import type { OnPdu } from '../edition.ts';
import type { Home } from '../home.ts';
import type { ReceivedPdu } from '../memory.ts';
import { refOf } from './pdu-refs.ts';
import { readFrom } from './read-from.ts';

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
  onPdu: OnPdu,
): string {
  const from = typeof body.origin === 'string' ? body.origin : undefined;
  const received = objectsIn(body.pdus).map((sent) => {
    const pdu = readFrom(home, sent);
    return { pdu, sent, event: home.format.eventOf(pdu), exchange };
  });
  for (const sighting of received) home.memory.pduSightings.add(sighting);
  const attempt = JSON.stringify([body.origin, transactionId]);
  const known = home.answers.get(attempt);
  if (known !== undefined) return known;
  const answer = JSON.stringify({ pdus: Object.fromEntries(received.map(({ pdu }) => [nameOf(pdu), {}])) });
  home.answers.set(attempt, answer);
  for (const each of received) receivePdu(home, each, () => onPdu(each.pdu, from));
  for (const edu of objectsIn(body.edus)) home.memory.edus.add({ edu, exchange });
  return answer;
}

function receivePdu(home: Home, received: ReceivedPdu, isNew: () => void): void {
  const { pdu, event } = received;
  const key = home.format.keyOf(pdu);
  if (key !== undefined && home.received.has(key)) return;
  if (key !== undefined) home.received.add(key);
  if (event.roomId !== undefined) home.context(event.roomId).add(pdu);
  home.memory.pdus.add(received);
  isNew();
}

/** The key of a PDU in the answer to its transaction: `<origin>/<pdu_id>`. */
function nameOf(pdu: JsonObject): string {
  return refOf(pdu)?.join('/') ?? '';
}
