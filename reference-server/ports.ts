import type { EventId, PduId, RoomId, ServerName, TransactionId } from '../spec/wire/ids.ts';

/** Milliseconds since the UNIX epoch. */
export type EpochMs = number;

/** Stops what a clock was asked to do; harmless once it was done. */
export type Cancel = () => void;

/** Time: the only source of it, so that back-off and long polls can run on virtual time. */
export interface Clock {
  now(): EpochMs;
  after(delayMs: number, run: () => void): Cancel;
}

/** Everything that must be unique or unguessable. One method each, so that one can be replaced. */
export interface Ids {
  roomId(server: ServerName): RoomId;
  eventId(): EventId;
  pduId(): PduId;
  transactionId(): TransactionId;
  accessToken(): string;
  userLocalpart(): string;
}

export interface HttpRequest {
  readonly destination: ServerName;
  readonly method: 'GET' | 'PUT';
  /** From the root, encoded, with its query. */
  readonly path: string;
  /** JSON text. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks another home server. Rejects when there was no whole answer, whatever the reason. */
export type HttpSend = (request: HttpRequest) => Promise<HttpAnswer>;

/** The part of pino that is used. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What the server needs from outside. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Uniform in [0, 1): the jitter of back-off. */
  readonly random: () => number;
  readonly httpSend: HttpSend;
  readonly log: Log;
}
