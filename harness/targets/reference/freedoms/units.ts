import type { HttpSend } from '../../../../reference-server/index.ts';
import { JsonObject } from '../../../../spec/wire/json.ts';
import type { Random } from '../../../random/random.ts';
import { bodyOf, jsonOf } from '../../../wire/body.ts';

/** The same JSON text of a transaction with its units in another form. Text that is no transaction is left as it is. */
export type RetellUnits = (text: string) => string;

/** A part of a millisecond that every binary fraction has exactly. */
const fraction = 0.25;

/**
 * How a server may tell the PDUs that it made itself: the draft names no `depth`, and milliseconds may have a fraction. The same text is
 * always retold alike, so that what is sent again is what was sent before.
 */
export function unitsToldFreely(random: Random): RetellUnits {
  const hasDepth = random.chance(0.5);
  const isFractional = random.chance(0.5);
  const retimed = ({ ts, ...rest }: JsonObject): JsonObject =>
    ts === undefined ? rest : { ...rest, ts: isFractional && typeof ts === 'number' ? ts + fraction : ts };
  const retold = (pdu: JsonObject) => {
    const { depth, ...rest } = retimed(pdu);
    return hasDepth && depth !== undefined ? { ...rest, depth } : rest;
  };
  return (text) => {
    const { success, data: told } = JsonObject.safeParse(jsonOf(bodyOf(text)));
    if (!success || !Array.isArray(told.pdus)) return text;
    const pdus = told.pdus.map((pdu) => {
      const own = JsonObject.safeParse(pdu).data;
      return own && own.origin === told.origin ? retold(own) : pdu;
    });
    return JSON.stringify({ ...retimed(told), pdus });
  };
}

/** A door to other servers that tells them the units so. */
export function sendingUnits(retell: RetellUnits, send: HttpSend): HttpSend {
  return ({ body, ...request }) => send(body === undefined ? request : { ...request, body: retell(body) });
}
