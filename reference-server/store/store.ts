import type { ClientEvent } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { Pdu, PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { EventId, PduId, RoomAlias, RoomId, ServerName, TransactionId, UserId } from '../../spec/wire/ids.ts';

/**
 * What the server keeps. Synchronous, so that a handler's read, decision and write are one step that nothing can
 * come between. Facts only: every decision is taken in the rules.
 */
export interface Store {
  readonly accounts: AccountStore;
  readonly answers: AnswerStore;
  readonly rooms: RoomStore;
  readonly events: EventStore;
  readonly streams: StreamStore;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
  /**
   * All writes of `work` are kept, or, when it throws, none. A batch inside a batch is kept with the outer
   * one; when it throws and the outer one goes on, nothing of the inner one is kept.
   */
  batch<T>(work: () => T): T;
  /** Runs once everything written so far is kept: at once outside a batch, never when the batch fails. */
  afterCommit(effect: () => void): void;
  close(): void;
}

export type ProfileField = 'displayname' | 'avatar_url';

export interface User {
  readonly userId: UserId;
  readonly passwordHash: string;
  /** The address the user has shown to be theirs. */
  readonly email: string | null;
  readonly displayname: string | null;
  readonly avatar_url: string | null;
}

export interface AccountStore {
  putUser(userId: UserId, passwordHash: string, email?: string | null): void;
  user(userId: UserId): User | undefined;
  setProfileField(userId: UserId, field: ProfileField, value: string | null): void;
  putToken(tokenHash: string, userId: UserId): void;
  userOfToken(tokenHash: string): UserId | undefined;
}

/** Answers to client requests made under a transaction id: JSON text by key. */
export interface AnswerStore {
  get(key: string): string | undefined;
  put(key: string, body: string): void;
}

export interface Alias {
  readonly roomId: RoomId;
  readonly servers: readonly ServerName[];
}

/** `invite`, `join`, `leave`, or what a later edition may bring. */
export type MembershipValue = string;

/** What state is about: its type and state key. */
export type StateKey = readonly [type: string, stateKey: string];

/** A join that is asked for and not made yet. */
export interface PendingJoin {
  /** The server that was asked. */
  readonly host: ServerName;
  /** The room's state as that server told it: of no effect before the join is there. */
  readonly state: readonly Pdu[];
}

export interface RoomStore {
  putAlias(alias: RoomAlias, target: Alias): void;
  alias(alias: RoomAlias): Alias | undefined;
  /** Every alias with its room, in the order they were made. */
  aliases(): readonly { readonly alias: RoomAlias; readonly roomId: RoomId }[];
  /** Makes this event the current one of its type and state key. */
  setState(event: StoredEvent): void;
  state(roomId: RoomId, type: string, stateKey: string): StoredEvent | undefined;
  /** By position. */
  currentState(roomId: RoomId): readonly StoredEvent[];
  /** Current state after a place, by type and state key. */
  statePage(roomId: RoomId, after: StateKey | undefined, limit: number): readonly StoredEvent[];
  membership(roomId: RoomId, userId: string): MembershipValue | undefined;
  memberships(roomId: RoomId): ReadonlyMap<UserId, MembershipValue>;
  /** Servers that have users of this membership in the room, each once. Costs what their number costs, not that of the users. */
  hosts(roomId: RoomId, membership: MembershipValue): readonly ServerName[];
  hasHost(roomId: RoomId, membership: MembershipValue, host: ServerName): boolean;
  /** Users of one server who have this membership in the room. */
  usersOf(roomId: RoomId, membership: MembershipValue, host: ServerName): readonly UserId[];
  /** By room id. */
  roomsOf(userId: UserId): readonly { readonly roomId: RoomId; readonly membership: MembershipValue }[];
  /** The PDUs nothing shown refers to yet. */
  extremities(roomId: RoomId): readonly PduRef[];
  setExtremities(roomId: RoomId, refs: readonly PduRef[]): void;
  /** Another server was asked to let a user of ours in. */
  putPendingJoin(roomId: RoomId, userId: UserId, join: PendingJoin): void;
  pendingJoin(roomId: RoomId, userId: string): PendingJoin | undefined;
  removePendingJoin(roomId: RoomId, userId: UserId): void;
}

/**
 * - `shown`: in history, and in the streams of those it concerns
 * - `held`: waits for PDUs it refers to
 * - `outlier`: state learnt beside the order of events, e.g. when joining
 * - `unshown`: kept so that it is recognised, shown to nobody
 */
export type Standing = 'shown' | 'held' | 'outlier' | 'unshown';

export interface NewEvent {
  readonly eventId: EventId;
  readonly pdu: Pdu;
  readonly standing: Standing;
}

export interface StoredEvent extends NewEvent {
  /** Place in the server's one sequence of everything that happened. Grows; set anew when the event is shown. */
  readonly position: number;
  /** Place in the room's history: the position, unless something it refers to came later. Same number line. */
  readonly order: number;
}

export interface HistoryRange {
  /** Exclusive. */
  readonly after: number;
  /** Inclusive. */
  readonly upTo: number;
  readonly limit: number;
  readonly newestFirst: boolean;
}

export interface EventStore {
  append(event: NewEvent): StoredEvent;
  byRef(origin: ServerName, pduId: PduId): StoredEvent | undefined;
  /** Gives the event its standing; a shown one also a new position and order. */
  setStanding(event: StoredEvent, standing: Standing): StoredEvent;
  /** Puts a shown event at the end of its room's history. */
  moveToEnd(event: StoredEvent): void;
  /** Events of a room that refer to this PDU, whatever their standing, each once, by position. */
  referringTo(roomId: RoomId, ref: PduRef): readonly StoredEvent[];
  /** Held events, of one room or of all, oldest first. */
  held(roomId?: RoomId): readonly StoredEvent[];
  /** Shown events of a room by order. */
  history(roomId: RoomId, range: HistoryRange): readonly StoredEvent[];
  /** Marks a PDU as one nobody waits for any more. */
  giveUp(ref: PduRef): void;
  isGivenUp(ref: PduRef): boolean;
  /** The last position given out. */
  position(): number;
}

/** Something passing that a client is shown, such as who is typing. */
export interface Ephemeral {
  /** What it tells of. In a stream a later one of the same key takes its place. */
  readonly key: string;
  readonly event: ClientEvent;
}

/** What a user's stream holds, each at its place in the server's one sequence. */
export type StreamItem =
  | { readonly kind: 'event'; readonly position: number; readonly event: StoredEvent }
  | { readonly kind: 'ephemeral'; readonly position: number; readonly event: ClientEvent };

export interface StreamStore {
  /** Puts the event into these users' streams, at its position. */
  deliver(event: StoredEvent, users: readonly UserId[]): void;
  /** Puts what is passing into these users' streams, at a position of its own. It is forgotten with the process. */
  deliverEphemeral(item: Ephemeral, users: readonly UserId[]): void;
  /** What reached a user's stream after a position, oldest first. */
  after(userId: UserId, position: number, limit: number): readonly StreamItem[];
}

/** Transactions received. */
export interface InboxStore {
  answer(key: string): string | undefined;
  record(received: {
    readonly key: string;
    readonly origin: ServerName;
    readonly transactionId: TransactionId;
    readonly answer: string;
  }): void;
  /** The id of the newest transaction from this origin. */
  last(origin: ServerName): TransactionId | undefined;
}

/** A PDU on its way to one destination, as JSON text as it goes on the wire. */
export interface OutgoingPdu {
  readonly kind: 'pdu';
  readonly json: string;
}

/** An EDU on its way to one destination. */
export interface OutgoingEdu {
  readonly kind: 'edu';
  /** What it tells of. In a queue a later one of the same key takes its place. */
  readonly key: string;
  readonly json: string;
}

/** One unit that waits. */
export type OutgoingUnit = (OutgoingPdu & { readonly id: number }) | OutgoingEdu;

/** How many units are asked for. */
export interface UnitLimits {
  readonly pdus: number;
  readonly edus: number;
}

export interface OutgoingTransaction {
  readonly transactionId: TransactionId;
  /** JSON text; every attempt sends these bytes. */
  readonly body: string;
}

/** How a transaction ended: acknowledged, or refused for good. */
export type Ending = 'acknowledged' | 'refused';

/**
 * Queues of units, one per destination, and the transactions made of them. PDUs wait until they are sent. EDUs are
 * forgotten with the process, and a bounded number waits: the newest.
 */
export interface OutboxStore {
  enqueue(destination: ServerName, unit: OutgoingPdu | OutgoingEdu): void;
  /** The next units, the PDUs before the EDUs, each in the order they were queued. */
  waiting(destination: ServerName, limits: UnitLimits): readonly OutgoingUnit[];
  /** Moves the units out of the queue and into a transaction, which is then in flight. */
  open(destination: ServerName, transaction: OutgoingTransaction, units: readonly OutgoingUnit[]): void;
  /** The oldest transaction that has not ended. */
  inFlight(destination: ServerName): OutgoingTransaction | undefined;
  end(destination: ServerName, transactionId: TransactionId, ending: Ending): void;
  lastTransactionId(destination: ServerName): TransactionId | undefined;
  /** The transactions opened after this one (all, when it is unknown or not given), oldest first. */
  transactionsAfter(
    destination: ServerName,
    transactionId: TransactionId | undefined,
    limit: number,
  ): readonly OutgoingTransaction[];
  /** Destinations with anything queued or in flight. */
  destinations(): readonly ServerName[];
}
