import type { ServerName, TransactionId } from '../../spec/wire/ids.ts';
import type { EpochMs } from '../ports.ts';
import type { OutgoingUnit } from '../store/store.ts';

/** Bytes of units in one transaction: half of what a peer must take, so that the envelope always fits. */
const mostBytes = 512 * 1024;

/** The units that travel together: in order, as many as fit, never none. */
export function unitsForTransaction(waiting: readonly OutgoingUnit[]): readonly OutgoingUnit[] {
  let bytes = 0;
  const end = waiting.findIndex((unit, index) => {
    bytes += Buffer.byteLength(unit.json);
    return index > 0 && bytes > mostBytes;
  });
  return end === -1 ? waiting : waiting.slice(0, end);
}

/** What of a unit goes into the envelope. */
export type EnvelopeUnit = Pick<OutgoingUnit, 'kind' | 'json'>;

export interface EnvelopeFacts {
  readonly transactionId: TransactionId;
  readonly now: EpochMs;
  readonly origin: ServerName;
  readonly destination: ServerName;
  readonly previousIds: readonly TransactionId[];
  readonly units: readonly EnvelopeUnit[];
}

/** The JSON text of a transaction. Requirements: fed.envelope, txn.id, txn.ts, txn.names, txn.pdus-list, txn.prev-ids. */
export function wrapTransaction(facts: EnvelopeFacts): string {
  const envelope = JSON.stringify({
    transaction_id: facts.transactionId,
    ts: facts.now,
    origin: facts.origin,
    destination: facts.destination,
    prev_ids: facts.previousIds,
  });
  const listOf = (kind: OutgoingUnit['kind']): string =>
    `[${facts.units.flatMap((unit) => (unit.kind === kind ? [unit.json] : [])).join(',')}]`;
  return `${envelope.slice(0, -1)},"edus":${listOf('edu')},"pdus":${listOf('pdu')}}`;
}

/** The last transaction to that destination, acknowledged or attempted (decisions: prev_ids). */
export function previousIds(last: TransactionId | undefined): readonly TransactionId[] {
  return last === undefined ? [] : [last];
}

/** Refusals that say nothing of the transaction: not there now, too slow, too often. */
const passing = new Set([404, 408, 429]);

export type PushOutcome = 'acknowledged' | 'retry' | 'refused';

/** What the answer to a push means; undefined when there was none (decisions: Acknowledgement). Requirement: txn.retry. */
export function pushOutcome(status: number | undefined): PushOutcome {
  if (status === undefined || status >= 500 || passing.has(status)) return 'retry';
  return status >= 200 && status < 300 ? 'acknowledged' : 'refused';
}

/** How long to wait before the next attempt: doubling, bounded, full jitter. Requirement: txn.retry-backoff. */
export function backOffMs(facts: { failures: number; random: number; firstMs: number; maxMs: number }): number {
  const ceiling = Math.min(facts.maxMs, facts.firstMs * 2 ** Math.min(facts.failures - 1, 50));
  return Math.floor(ceiling * facts.random);
}
