import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Home } from '../home.ts';
import { orderIn } from './pair-order.ts';
import { readPdu } from './pdu-spelling.ts';

/**
 * Reads a PDU that another server sent. One of the target's own teaches the order of its pairs, which is spoken to it from then on: what it
 * passes on for others may stand as they wrote it.
 */
export function readFrom(home: Home, pdu: JsonObject): JsonObject {
  const isOfTarget = home.servers.some((serverName) => serverName === pdu.origin);
  const order = isOfTarget ? orderIn(pdu, home.isKnown) : undefined;
  if (order) home.learnt.prevPdus = order;
  return readPdu(home.dialect, pdu, home.isKnown);
}
