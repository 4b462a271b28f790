import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type EventId, type PduId, type RoomId, type ServerName, type UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { EpochMs } from '../ports.ts';
import type { StoredEvent } from '../store/store.ts';

/** References a PDU carries at most; a context with more loose ends ties up the newest. */
const mostReferences = 20;

/** Loose ends remembered of a context: a peer whose PDUs refer to nothing makes one with each. */
const mostLooseEnds = 10 * mostReferences;

export interface PduFacts {
  readonly pduId: PduId;
  readonly origin: ServerName;
  readonly now: EpochMs;
  readonly roomId: RoomId;
  readonly type: string;
  readonly sender: UserId;
  readonly content: JsonObject;
  /** Undefined for what is not state. */
  readonly stateKey: string | undefined;
  readonly references: readonly PduRef[];
  readonly depth: number;
  /** The state PDU this one replaces. */
  readonly replaces: PduRef | undefined;
}

/** A PDU made here, with every key the draft gives it. Requirements: pdu.fields, pdu.state.keys. */
export function makePdu(facts: PduFacts): Pdu {
  const pdu: Pdu = {
    pdu_id: facts.pduId,
    context: facts.roomId,
    origin: facts.origin,
    ts: facts.now,
    pdu_type: facts.type,
    prev_pdus: [...facts.references],
    content: facts.content,
    is_state: facts.stateKey !== undefined,
    user_id: facts.sender,
    depth: facts.depth,
  };
  if (facts.stateKey === undefined) return pdu;
  pdu.state_key = facts.stateKey;
  pdu.power_level = 0;
  pdu.prev_state_origin = facts.replaces?.[0] ?? null;
  pdu.prev_state_id = facts.replaces?.[1] ?? null;
  return pdu;
}

/** What a new PDU refers to: all loose ends, whoever sent them. Requirements: pdu.prev-any-origin, pdu.prev-forward. */
export function references(extremities: readonly PduRef[]): readonly PduRef[] {
  return extremities.slice(-mostReferences);
}

/** The loose ends of a context once a PDU is added to it. */
export function nextExtremities(
  before: readonly PduRef[],
  added: { ref: PduRef; refersTo: readonly PduRef[]; isReferredTo: boolean },
): readonly PduRef[] {
  const rest = before.filter((ref) => !added.refersTo.some((earlier) => isSame(ref, earlier)));
  return (added.isReferredTo ? rest : [...rest, added.ref]).slice(-mostLooseEnds);
}

function isSame(one: PduRef, other: PduRef): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

/** The id clients see on an event of another server. Binding: identifiers. */
export function eventIdOf(pdu: Pdu): EventId {
  return `${pdu.pdu_id}@${pdu.origin}` as EventId;
}

/** Whether a PDU names itself as what came before it (decisions: References). */
export function refersToItself(pdu: Pdu): boolean {
  const self: PduRef = [pdu.origin, pdu.pdu_id];
  const isOwnPast = pdu.prev_state_origin === pdu.origin && pdu.prev_state_id === pdu.pdu_id;
  return isOwnPast || pdu.prev_pdus.some((ref) => isSame(ref, self));
}

/** Whether a PDU that arrives is one already had. Requirement: pdu.duplicate. */
export function isDuplicate(existing: StoredEvent | undefined): boolean {
  return existing !== undefined;
}

/** The other servers a PDU made here goes to: those in the room, and the one a membership is about. Requirement: fed.push. */
export function destinations(pdu: Pdu, joinedHosts: readonly ServerName[], self: ServerName): readonly ServerName[] {
  const hosts = new Set(joinedHosts);
  if (pdu.pdu_type === 'm.room.member' && pdu.state_key) hosts.add(domainOf(pdu.state_key));
  hosts.delete(self);
  return [...hosts];
}
