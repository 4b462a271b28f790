import type { EventId, PduId, RoomId, ServerName, TransactionId } from '../spec/wire/ids.ts';
import type { JsonObject } from '../spec/wire/json.ts';
import type { MailSettings } from './config/mail.ts';
import type { OAuthService } from './config/oauth.ts';

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
  /** 128 bits or more, as are all below but the code. */
  loginSession(): string;
  /** Six digits. */
  emailCode(): string;
  /** What makes a URL of ours known to one reader only: the link of a mail, the page to choose a service from. */
  urlToken(): string;
  /** What comes back unchanged from a service. */
  oauthState(): string;
  /** PKCE's secret: 43 to 128 unreserved characters. */
  codeVerifier(): string;
}

/** Where a server is reached. */
export interface Place {
  /** A host name or an address; an IPv6 address is without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** Finds out where a server is: its name need not be its address. Rejects when that cannot be found out. */
export type Resolve = (name: ServerName) => Promise<Place>;

export interface HttpRequest {
  readonly destination: ServerName;
  /** Where the destination was found. */
  readonly place: Place;
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

/** A mail to one person. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** Resolves once the mail server has taken the mail; rejects when it has not. */
  send(mail: OutgoingMail, server: MailSettings): Promise<void>;
}

/** What a service sent a user back with, and what is needed to make use of it. */
export interface AuthorizationGrant {
  readonly service: OAuthService;
  /** The query of the redirect URI. Its state has been checked. */
  readonly parameters: URLSearchParams;
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

export interface OAuthClient {
  /**
   * Redeems the code with this server's own credentials and asks whose it is: the claims of the account. Rejects with
   * GrantRefused when the service does not take the code, with anything else when it gives no usable answer.
   */
  identify(grant: AuthorizationGrant, signal: AbortSignal): Promise<JsonObject>;
}

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
  readonly resolve: Resolve;
  readonly httpSend: HttpSend;
  readonly mailer: Mailer;
  readonly oauth: OAuthClient;
  readonly log: Log;
}
