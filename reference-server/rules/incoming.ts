import { ServerName } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import { keyOf } from '../store/keys.ts';

/** Ids in one `prev_ids`, and characters of one id. */
const [mostPrevIds, longestId] = [100, 1024];

/** Requirement: txn.object. */
export function isTransactionObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

/** The id is the one in the URL; the body may leave it out. Requirement: txn.id. */
export function idRefusal(facts: { inUrl: string; inBody: unknown }): Refusal | undefined {
  if (facts.inUrl.length > longestId) return refusals.badJson(`a transaction id has at most ${longestId} characters`);
  if (facts.inBody === undefined || facts.inBody === facts.inUrl) return undefined;
  return refusals.badJson('transaction_id is not the id in the URL');
}

/** Milliseconds; a fraction is let pass. Requirement: txn.ts. */
export function tsRefusal(ts: unknown): Refusal | undefined {
  return typeof ts === 'number' ? undefined : refusals.badJson('ts must be a number of milliseconds');
}

/** An origin is needed; a destination that is named must be this server. Requirement: txn.names. */
export function namesRefusal(facts: { origin: unknown; destination: unknown; self: ServerName }): Refusal | undefined {
  if (!ServerName.safeParse(facts.origin).success) {
    return refusals.badJson('origin must name the server that made the transaction');
  }
  if (facts.destination === undefined || facts.destination === facts.self) return undefined;
  if (typeof facts.destination !== 'string') return refusals.badJson('destination must be a server name');
  return refusals.forbidden(`this server is ${facts.self}; the transaction is for another`);
}

/** Zero or more. Requirements: txn.pdus-list, txn.empty. */
export function pdusRefusal(pdus: unknown, most: number): Refusal | undefined {
  if (!Array.isArray(pdus)) return refusals.badJson('pdus must be a list');
  return pdus.length > most ? refusals.badJson(`a transaction holds at most ${most} PDUs`) : undefined;
}

/** May be absent. Requirement: txn.edus-optional. */
export function edusRefusal(edus: unknown, most: number): Refusal | undefined {
  if (edus === undefined) return undefined;
  if (!Array.isArray(edus)) return refusals.badJson('edus must be a list');
  return edus.length > most ? refusals.badJson(`a transaction holds at most ${most} EDUs`) : undefined;
}

/** A list of ids; may be absent. Requirement: txn.prev-ids. */
export function prevIdsRefusal(prevIds: unknown): Refusal | undefined {
  if (prevIds === undefined) return undefined;
  const isList = Array.isArray(prevIds) && prevIds.every((id) => typeof id === 'string');
  if (!isList) return refusals.badJson('prev_ids must be a list of transaction ids');
  const isBounded = prevIds.length <= mostPrevIds && prevIds.every((id) => id.length <= longestId);
  return isBounded
    ? undefined
    : refusals.badJson(`prev_ids holds at most ${mostPrevIds} ids of ${longestId} characters`);
}

/** What tells one transaction from another: the id means something only between two servers. Requirement: txn.pairwise. */
export function transactionKey(origin: string, transactionId: string): string {
  return keyOf(origin, transactionId);
}

/** The answer a transaction received again gets, if this is one. Requirement: txn.idempotent. */
export function retransmittedAnswer(stored: string | undefined): string | undefined {
  return stored;
}

/** The transactions an origin says it sent and that never came. Requirement: txn.sequence. */
export function missedTransactions(prevIds: readonly string[], isReceived: (id: string) => boolean): readonly string[] {
  return prevIds.filter((id) => !isReceived(id));
}
