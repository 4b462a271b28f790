import type { Dialect } from '../../../spec/dialects/index.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import { type IsServer, orderOf } from './pair-order.ts';

/**
 * A PDU from the wire, its `prev_pdus` pairs turned to origin first: each as it tells its own order, else as the dialect has it. Whatever
 * else it holds stays as it is.
 */
export function readPdu({ prevPdus }: Dialect, pdu: JsonObject, isServer: IsServer = () => false): JsonObject {
  return turned(pdu, (pair) => (orderOf(pair, isServer) ?? prevPdus) === 'id-first');
}

/** A PDU as this dialect spells it in a push. */
export function spellPushed(dialect: Dialect, pdu: JsonObject): JsonObject {
  return withPairs(dialect, pdu);
}

/** A PDU as this dialect spells it in the answer to a GET. What is not state has no `state_key`. Binding §8.2, §14.3. */
export function spellAnswered(dialect: Dialect, pdu: JsonObject): JsonObject {
  const { state_key, ...rest } = withPairs(dialect, pdu);
  const state = isState(pdu);
  return {
    ...rest,
    ...(state ? { state_key } : {}),
    ...(dialect.isState === 'number' && 'is_state' in pdu ? { is_state: Number(state) } : {}),
  };
}

/** Whether a PDU is state, in either spelling. */
export function isState({ is_state }: JsonObject): boolean {
  return is_state === true || is_state === 1;
}

function withPairs({ prevPdus }: Dialect, pdu: JsonObject): JsonObject {
  return turned(pdu, () => prevPdus === 'id-first');
}

/** The PDU with those of its pairs the other way round. */
function turned(pdu: JsonObject, isToTurn: (pair: readonly unknown[]) => boolean): JsonObject {
  if (!Array.isArray(pdu.prev_pdus)) return pdu;
  const turn = (pair: unknown) => (Array.isArray(pair) && isToTurn(pair) ? pair.toReversed() : pair);
  return { ...pdu, prev_pdus: pdu.prev_pdus.map(turn) };
}
