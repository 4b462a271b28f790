import type { Clock } from '../../harness/clock/clock.ts';
import { Arrivals } from '../../harness/wire/arrivals.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { SeenEvent } from '../seen-event.ts';

/** One attempt of another server to deliver a transaction, whatever became of it. */
export interface ReceivedTransaction {
  readonly exchange: Exchange;
  /** From the URL. */
  readonly transactionId: string;
  readonly method: string;
  /** What the body says in JSON; undefined when it is none. Its text is in the exchange. */
  readonly body: unknown;
  /** Whether it had its effect here: no fault kept it away, and it was a PUT of a JSON object. */
  readonly applied: boolean;
}

/** A PDU, and the event that it carries. */
export interface ReceivedPdu {
  readonly event: SeenEvent;
  /** As sent, but for what the dialects spell differently: that is as the edition says. */
  readonly pdu: JsonObject;
  /** As sent. */
  readonly sent: JsonObject;
  readonly exchange: Exchange;
}

export interface ReceivedEdu {
  readonly edu: JsonObject;
  readonly exchange: Exchange;
}

/** Something that another server asked for. */
export interface ReceivedRequest {
  readonly kind: 'pull' | 'pdu' | 'state' | 'backfill' | 'context' | 'query';
  /** Of the path and of the query string; of a repeated one the last. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly exchange: Exchange;
}

/** What came to the peer, in the order it came. */
export interface Memory {
  /** Every attempt, those that a fault kept away included. */
  readonly transactions: Arrivals<ReceivedTransaction>;
  /** Each PDU once, at its first arrival. */
  readonly pdus: Arrivals<ReceivedPdu>;
  /** Every time that a PDU arrived. */
  readonly pduSightings: Arrivals<ReceivedPdu>;
  readonly edus: Arrivals<ReceivedEdu>;
  readonly requests: Arrivals<ReceivedRequest>;
  /** Requests that no home server of the draft is sent. */
  readonly unexpected: Arrivals<{ readonly exchange: Exchange }>;
}

export function createMemory(clock: Clock): Memory {
  return {
    transactions: new Arrivals(clock),
    pdus: new Arrivals(clock),
    pduSightings: new Arrivals(clock),
    edus: new Arrivals(clock),
    requests: new Arrivals(clock),
    unexpected: new Arrivals(clock),
  };
}
