import type { Dialect } from '../../spec/dialects/index.ts';
import type { ServerName } from '../../spec/wire/ids.ts';
import type { KnownDeviation } from '../verdict/run-record.ts';

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
}

/** What is known of a target before a run. Plain data: it is handed to parallel workers. */
export interface TargetProfile {
  readonly name: string;
  readonly dialect: Dialect;
  readonly patience: Patience;
  readonly peers: PeerPlace;
  /** `open`: anybody may register. Else the accounts to use. */
  readonly accounts: 'open' | readonly Account[];
  readonly knownDeviations: readonly KnownDeviation[];
}

/** A home server under test, started and reachable. */
export interface Target {
  readonly profile: TargetProfile;
  readonly serverName: ServerName;
  /** Base URL of its client API, without a trailing slash. */
  readonly clientUrl: string;
  /** Base URL of its federation API, without a trailing slash. */
  readonly federationUrl: string;
  /** How to end and start it; absent where we cannot. */
  readonly lifecycle?: Lifecycle;
  /**
   * Lets the target's own waiting pass at once until `done` settles; absent where its time is not ours.
   * `held` says how many of its requests our side keeps waiting on purpose.
   */
  readonly hasten?: (done: Promise<unknown>, held: () => number) => Promise<void>;
  stop(): Promise<void>;
}

/** The power over a target's process. */
export interface Lifecycle {
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again with the data it had, and waits until it is ready. */
  start(): Promise<void>;
}

export const defaultPatience: Patience = { answerMs: 5_000, deliveryMs: 10_000, retryMs: 60_000 };
export const loopbackPeers: PeerPlace = { host: '127.0.0.1', advertise: '127.0.0.1' };
