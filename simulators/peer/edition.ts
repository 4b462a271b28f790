import type { RequestHandler } from 'msw';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { ReceivedRequest } from '../../harness/wire/listen.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { PeerActs } from './acts.ts';
import type { PduFormat } from './format.ts';
import type { Home } from './home.ts';
import type { InboundAnswer } from './inbound/inbound.ts';
import type { Outbound } from './outbound.ts';

/** Told of each PDU at its first arrival, and of the server that sent it, where that is known. */
export type OnPdu = (pdu: JsonObject, from: string | undefined) => void;

/** How an edition spells what servers say to each other. */
export interface PeerEdition {
  readonly format: PduFormat;
  /** The server that a request says it comes from; undefined where it does not say. */
  readonly claimedOrigin: (request: Pick<ReceivedRequest, 'target' | 'headers' | 'body'>) => string | undefined;
  /** What the peer does when told, and what it does by itself when a PDU comes. */
  readonly acts: (
    home: Home,
    outbound: Outbound,
    deliveryMs: number,
  ) => { readonly told: PeerActs; readonly byItself: (pdu: JsonObject, from: string | undefined) => Promise<void> };
  /** Answers every endpoint, and refuses what is none. */
  readonly handlers: (home: Home, onPdu: OnPdu) => RequestHandler[];
  /** Remembers a request for which there is no handler, and refuses it. */
  readonly refuse: (home: Home, exchange: Exchange) => InboundAnswer;
  /** Remembers a request that a fault keeps away, where it would have delivered something. */
  readonly rememberUnapplied: (home: Home, exchange: Exchange) => void;
}
