import type { JsonObject } from '../../../spec/wire/json.ts';
import type { PduInit } from '../acts.ts';
import type { Context } from '../context.ts';
import type { Home } from '../home.ts';
import { refOf } from './pdu-refs.ts';
import { spellPushed } from './pdu-spelling.ts';
import { without } from './without.ts';

/**
 * A PDU of this peer, in the spelling of its dialect, with every key of the draft, the user that goes
 * with them, and a depth where this peer tells it. It is not yet part of the context. Draft: Transactions and EDUs/PDUs; binding §8.4.
 */
export function makePdu(home: Home, context: Context, init: PduInit): JsonObject {
  const pdu = spellPushed(home.dialect, {
    pdu_id: home.freshId(),
    context: context.id,
    origin: home.serverName,
    ts: home.now(),
    pdu_type: init.type,
    prev_pdus: init.prevPdus ?? context.extremities.map(refOf),
    content: init.content,
    is_state: init.stateKey !== undefined,
    user_id: init.sender,
    ...(home.tellsDepth ? { depth: context.nextDepth } : {}),
    ...(init.stateKey === undefined ? {} : stateKeysOf(context, init.type, init.stateKey)),
  });
  return without({ ...pdu, ...init.override }, init.omit);
}

function stateKeysOf(context: Context, type: string, stateKey: string): JsonObject {
  const replaced = context.currentState(type, stateKey)?.raw;
  return {
    state_key: stateKey,
    ...(replaced ? { prev_state_id: replaced.pdu_id, prev_state_origin: replaced.origin } : {}),
  };
}
