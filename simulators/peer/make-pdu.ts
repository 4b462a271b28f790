import type { JsonObject } from '../../spec/wire/json.ts';
import type { Context } from './context.ts';
import type { Home } from './home.ts';
import { spellPushed } from './pdu-spelling.ts';
import { without } from './without.ts';

/** What a PDU is made from. */
export interface PduInit {
  /** A user id. */
  readonly sender: string;
  readonly type: string;
  readonly content: JsonObject;
  /** Makes the PDU state. */
  readonly stateKey?: string;
  /** What the PDU refers to, origin first; the newest of the context when left out. */
  readonly prevPdus?: readonly (readonly [origin: string, pduId: string])[];
  /** Keys put in place of those made here, as they are. */
  readonly override?: JsonObject;
  /** Keys left out. */
  readonly omit?: readonly string[];
}

/**
 * A PDU of this peer, in the spelling of its dialect, with every key of the draft and the user and depth that go
 * with them. It is not yet part of the context. Draft: Transactions and EDUs/PDUs; binding §8.4.
 */
export function makePdu(home: Home, context: Context, init: PduInit): JsonObject {
  const pdu = spellPushed(home.dialect, {
    pdu_id: home.freshId(),
    context: context.id,
    origin: home.serverName,
    ts: home.now(),
    pdu_type: init.type,
    prev_pdus: init.prevPdus ?? context.extremities,
    content: init.content,
    is_state: init.stateKey !== undefined,
    user_id: init.sender,
    depth: context.nextDepth,
    ...(init.stateKey === undefined ? {} : stateKeysOf(context, init.type, init.stateKey)),
  });
  return without({ ...pdu, ...init.override }, init.omit);
}

function stateKeysOf(context: Context, type: string, stateKey: string): JsonObject {
  const replaced = context.currentState(type, stateKey);
  return {
    state_key: stateKey,
    ...(replaced ? { prev_state_id: replaced.pdu_id, prev_state_origin: replaced.origin } : {}),
  };
}
