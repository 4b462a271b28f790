import type { Dialect } from '../../spec/dialects/index.ts';
import type { ServerName } from '../../spec/wire/ids.ts';
import type { EpochMs } from '../clock/clock.ts';
import type { KnownDeviation } from '../verdict/run-record.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { TextLimits } from '../wire/kept-text.ts';
import type { TlsTrust } from '../wire/send.ts';
import type { Acquaintance } from './spelling.ts';

/** How long to wait for a target, in milliseconds. */
export interface Patience {
  /** For the whole answer to one request. */
  readonly answerMs: number;
  /** For something sent to reach whom it is for. */
  readonly deliveryMs: number;
  /** For something that was not acknowledged to be sent again. */
  readonly retryMs: number;
}

/** Where our peers listen, and the name under which the target reaches them. */
export interface PeerPlace {
  readonly host: string;
  readonly advertise: string;
  /** First and last port to use; any free one when left out. */
  readonly ports?: readonly [first: number, last: number];
}

/** An account that exists at the target already. */
export interface Account {
  readonly user: string;
  readonly password: string;
  readonly email?: string | undefined;
  /** The flows that it may use, each by its sequence of types; every flow when left out. */
  readonly flows?: readonly (readonly string[])[] | undefined;
}

/** Which users may use a flow, where that is not everybody. */
export interface FlowUsers {
  /** The types of the flow's stages, in order. */
  readonly stages: readonly string[];
  /** How many services its OAuth2 stage offers, where it has one. */
  readonly services: number;
  /** What a localpart is made into for such a user, such as `{localpart}-strict`. */
  readonly localpart: string;
  /** Whether such a user may use no other flow. */
  readonly exclusive: boolean;
}

/** How an Example comes by users of the target. */
export interface Accounts {
  /** `open`: anybody may register. Else the accounts to use. */
  readonly registration: 'open' | readonly Account[];
  /** The address that a registered user has, such as `{localpart}@mail.example`; none when left out. */
  readonly email?: string | undefined;
  readonly flows: readonly FlowUsers[];
}

/** Where one of our parties listens, as the target was told. */
export interface Place {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/** An OAuth2 provider that the target was told of, and the target's credentials there. */
export interface ProviderPlace extends Place {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the target takes the user back, where it is not the path of the server of the day. */
  readonly redirectUri?: string | undefined;
}

/** A provider of ours that is open: what the target must know of it. */
export interface ProviderEndpoints {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userinfoEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Our parties that are open: what a target that we start ourselves is told. */
export interface OpenParties {
  readonly mail?: Place | undefined;
  readonly oauth: readonly ProviderEndpoints[];
}

/** The parties besides peers that a target needs for its logins, and that we play. */
export interface PartyPlaces {
  /** Where the target delivers its mail. */
  readonly mail?: Place | undefined;
  readonly oauth: readonly ProviderPlace[];
}

/** Habits of our own client, broken on purpose by a mutant of a requirement that binds clients. */
export interface ClientHabits {
  readonly dropsSession?: boolean;
  readonly mixesFlows?: boolean;
}

/** What is known of a target before a run. Plain data: it is handed to parallel workers. */
export interface TargetProfile {
  readonly name: string;
  readonly dialect: Dialect;
  readonly patience: Patience;
  readonly peers: PeerPlace;
  readonly accounts: Accounts;
  /** The parts of the suite that it offers, by the folders of the features; all of them when left out. */
  readonly offers?: readonly string[] | undefined;
  readonly knownDeviations: readonly KnownDeviation[];
  /** Origins besides its own and ours to which it may send its users; none when left out. */
  readonly mayVisit?: readonly string[];
  /** How much of what is carried a report may keep; as usual when left out. */
  readonly reportText?: TextLimits;
}

/** One home server of a target. */
export interface TargetServer {
  /** The word for it: `first`, `second`, by its place in the target file. */
  readonly name: string;
  readonly serverName: ServerName;
  /** Base URL of its client API, without a trailing slash. */
  readonly clientUrl: string;
  /** Base URL of its federation API, without a trailing slash. */
  readonly federationUrl: string;
  /** How to end and start it; absent where we cannot. */
  readonly lifecycle?: Lifecycle;
}

/** What is under test, started and reachable. */
export interface Target {
  readonly profile: TargetProfile;
  /** Its home servers. The first is the one that is judged where an Example speaks of one only. */
  readonly servers: readonly [TargetServer, ...TargetServer[]];
  /** What was learnt of it when it was opened, where that is not left to its dialect. */
  readonly met?: Acquaintance;
  /** How its servers prove who they are over HTTPS; as the usual authorities vouch for them when left out. */
  readonly trust?: TlsTrust | undefined;
  /** The present time there: what it writes into events is compared with it. */
  readonly now: () => EpochMs;
  /** Is told of every exchange with it, where its time must be learnt. */
  readonly hear?: (exchange: Exchange) => void;
  /** Lets that much time pass at the target at once; absent where its time is not ours. */
  readonly pass?: (durationMs: number) => void;
  readonly clientHabits?: ClientHabits;
  /** Known to reach our parties, as it was started beside them. Where it is left out, that is found out when something does not come. */
  readonly reachesUs?: boolean;
  /**
   * Lets the target's own waiting pass at once until `done` settles; absent where its time is not ours.
   * `held` says how many of its requests our side keeps waiting on purpose.
   */
  readonly hasten?: (done: Promise<unknown>, held: () => number) => Promise<void>;
  stop(): Promise<void>;
}

/** The power over a server's process. */
export interface Lifecycle {
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again with the data it had, and waits until it is ready. */
  start(): Promise<void>;
}

export const defaultPatience: Patience = { answerMs: 5_000, deliveryMs: 10_000, retryMs: 60_000 };
/** Anybody may register, and nothing is known of what users may do. */
export const openAccounts: Accounts = { registration: 'open', flows: [] };

export const loopbackPeers: PeerPlace = { host: '127.0.0.1', advertise: '127.0.0.1' };
