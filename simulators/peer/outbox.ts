import type { JsonObject } from '../../spec/wire/json.ts';

interface OutgoingTransaction {
  readonly transactionId: string;
  readonly pdus: readonly JsonObject[];
}

/** What the peer has sent to another server, delivered or not: what `prev_ids` names and a retransmission serves. */
export class Outbox {
  readonly #sent: OutgoingTransaction[] = [];

  add(transaction: OutgoingTransaction): void {
    this.#sent.push(transaction);
  }

  /** The id of the last transaction; undefined before the first. */
  get lastId(): string | undefined {
    return this.#sent.at(-1)?.transactionId;
  }

  /** The PDUs sent after the last of these transactions, as sent; all of them when none of the ids is known. */
  pdusAfter(transactionIds: readonly string[]): readonly JsonObject[] {
    const last = this.#sent.findLastIndex(({ transactionId }) => transactionIds.includes(transactionId));
    return this.#sent.slice(last + 1).flatMap(({ pdus }) => pdus);
  }
}
