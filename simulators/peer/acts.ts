import type { Exchange } from '../../harness/wire/exchange.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { Context } from './context.ts';
import type { ReceivedPdu } from './memory.ts';

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

/** Which server is asked. */
export interface Addressed {
  /** Its server name; the first server of the target when left out. */
  readonly to?: string;
}

/** What a transaction is made from. All of it may be left out. */
export interface TransactionInit extends Addressed {
  /** As they go out: spelled by the dialect, or malformed on purpose. */
  readonly pdus?: readonly JsonObject[];
  readonly edus?: readonly JsonObject[];
  /** The last transaction sent there when left out. */
  readonly prevIds?: readonly string[];
  /** Of the URL and of the body; fresh when left out. */
  readonly transactionId?: string;
  /** Keys of the body put in place of those made here, as they are. */
  readonly override?: JsonObject;
  /** Keys of the body left out. */
  readonly omit?: readonly string[];
  /** Goes out in place of the body. */
  readonly rawBody?: string;
  /** PUT when left out. */
  readonly method?: string;
  /** Not counted among what was sent: later ones do not name it, and no pull gives it. */
  readonly offRecord?: boolean;
}

/** A transaction as it went out. */
export interface SentTransaction {
  readonly to: string;
  readonly transactionId: string;
  readonly method: string;
  /** The text, byte for byte. */
  readonly body: string;
  readonly exchange: Exchange;
}

/** A PDU with the transaction that carried it. */
export interface SentPdu extends SentTransaction {
  readonly pdu: JsonObject;
}

export interface FederationRequestParts extends Addressed {
  readonly query?: Readonly<Record<string, string>>;
  /** Text of the body; none when left out. */
  readonly body?: string;
  /** The endpoint's own when left out. */
  readonly method?: string;
}

export interface HostRoomOptions {
  /** A user of the peer. */
  readonly creator: string;
  readonly visibility: 'public' | 'private';
  /** Localpart of the alias under which the peer lists the room. */
  readonly alias?: string;
}

/** A join that this peer made for a user of another server and sent back, acknowledged or not. */
export interface MadeJoin {
  readonly context: Context;
  readonly userId: string;
  readonly sent: SentPdu;
}

/** How far a join came: the state that was fetched, the request that was sent, the join that came back. */
export interface JoinAttempt {
  readonly context: Context;
  readonly state: Exchange;
  readonly sent: SentPdu;
  /** Undefined when the request was refused, or no join came in time. */
  readonly join: ReceivedPdu | undefined;
}

/** What a peer does when told. An edition spells it; where no server is named, the first of the target is meant. */
export interface PeerActs {
  /** Any request of the federation API. */
  request(
    endpoint: string,
    parameters?: Readonly<Record<string, string>>,
    parts?: FederationRequestParts,
  ): Promise<Exchange>;
  query(queryType: string, query: Readonly<Record<string, string>>, addressed?: Addressed): Promise<Exchange>;
  /** Asks for what was sent after the transaction `v`; for everything when it is left out. */
  pull(v?: string, addressed?: Addressed): Promise<Exchange>;
  /** Asks for the current state of a room, by its context or its id. */
  fetchState(context: Context | string, addressed?: Addressed): Promise<Exchange>;

  sendTransaction(init?: TransactionInit): Promise<SentTransaction>;
  /** Sends a transaction again to the same server: same id, same bytes. */
  retransmit(sent: SentTransaction): Promise<SentTransaction>;
  makePdu(context: Context, init: PduInit): JsonObject;
  /** Makes a PDU part of what this peer knows of its context: its later ones refer to it, and GETs find it. */
  remember(context: Context, pdu: JsonObject): void;
  /** Makes a PDU, remembers it and sends it in a transaction of its own. */
  sendPdu(context: Context, init: PduInit, addressed?: Addressed): Promise<SentPdu>;
  sendMessage(context: Context, sender: string, text: string, addressed?: Addressed): Promise<SentPdu>;
  setMembership(
    context: Context,
    sender: string,
    userId: string,
    membership: 'invite' | 'join' | 'leave',
    addressed?: Addressed,
  ): Promise<SentPdu>;

  /** Makes a room on this peer, its creator joined. Nothing is sent: nobody else is in it yet. */
  hostRoom(options: HostRoomOptions): Context;
  /** Invites a user in the name of a member of this peer: the first one, unless another is given. */
  invite(context: Context, userId: string, inviter?: string, addressed?: Addressed): Promise<SentPdu>;
  /** Waits until a user of another server has joined a room of this peer, by the whole dance. Throws PreparationFailed. */
  mustBeJoinedBy(context: Context, userId: string): Promise<MadeJoin>;

  /** Fetches a room's state, asks a server in it for the join and awaits it. A state that is refused stops nothing. */
  joinRoom(roomId: string, userId: string, addressed?: Addressed): Promise<JoinAttempt>;
  /** Joins a user of this peer to a room of another server. Throws PreparationFailed. */
  mustJoinRoom(roomId: string, userId: string, addressed?: Addressed): Promise<Context>;
}
