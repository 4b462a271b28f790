import { Pdu, type PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { UserId } from '../../spec/wire/ids.ts';
import type { EmittedDialect } from '../config/home-server.ts';
import { plainNumber } from '../json-text.ts';

/** Keys that are reckoned with; all other numbers are passed on as they are written. */
const numericKeys = ['ts', 'depth', 'power_level'];

/** References taken in one PDU. */
const mostReferences = 100;

/** Bytes of one id, type or state key. */
const longestName = 1024;

/** A PDU as it is pushed, as JSON text: in the dialect's order of pairs. */
export function encodePush(pdu: Pdu, dialect: EmittedDialect): string {
  return JSON.stringify(dialect === 'draft-2014-08' ? pdu : { ...pdu, prev_pdus: pdu.prev_pdus.map(swapped) });
}

/** A PDU as it stands in an answer; the server of the draft's day has numbers for `is_state` there. */
export function encodeAnswer(pdu: Pdu, dialect: EmittedDialect): object {
  if (dialect === 'draft-2014-08') return pdu;
  return { ...pdu, prev_pdus: pdu.prev_pdus.map(swapped), is_state: pdu.is_state ? 1 : 0 };
}

/**
 * Reads a PDU of a peer: pairs in the dialect's order, `is_state` as boolean, 0/1 or absent, no references as none.
 * Undefined when it is no PDU, when a state PDU has no state key, a user is none, or when it refers to too much.
 */
export function decodePdu(raw: unknown, dialect: EmittedDialect): Pdu | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { is_state: isState = false, prev_pdus: refs = [], ...rest } = raw as Record<string, unknown>;
  for (const key of numericKeys) if (key in rest) rest[key] = plainNumber(rest[key]);
  const parsed = Pdu.safeParse({
    ...rest,
    is_state: isState === 1 || (isState === 0 ? false : isState),
    prev_pdus: dialect === 'draft-2014-08' ? refs : swappedPairs(refs),
  });
  if (!parsed.success) return undefined;
  const pdu = parsed.data;
  if (pdu.prev_pdus.length > mostReferences || !hasShortNames(pdu)) return undefined;
  const isMember = pdu.pdu_type === 'm.room.member';
  if ((pdu.is_state || isMember) && typeof pdu.state_key !== 'string') return undefined;
  if (isMember && !(pdu.is_state && isUser(pdu.state_key))) return undefined;
  if (pdu.user_id !== undefined && !isUser(pdu.user_id)) return undefined;
  return pdu;
}

function hasShortNames(pdu: Pdu): boolean {
  const { pdu_id: id, context, pdu_type: type, user_id: user, state_key: key, prev_state_id: before } = pdu;
  const names = [id, context, type, user, key, before, ...pdu.prev_pdus.map(([, earlier]) => earlier)];
  return names.every((name) => Buffer.byteLength(name ?? '') <= longestName);
}

function isUser(id: unknown): boolean {
  return UserId.safeParse(id).success;
}

function swappedPairs(refs: unknown): unknown {
  return Array.isArray(refs) ? refs.map((pair) => (Array.isArray(pair) ? pair.toReversed() : pair)) : refs;
}

function swapped([first, second]: PduRef): PduRef {
  return [second, first] as unknown as PduRef;
}
