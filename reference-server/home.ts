import type { Pdu } from '../spec/editions/draft-2014-08/wire/pdu.ts';
import type { ServerName } from '../spec/wire/ids.ts';
import type { JsonObject } from '../spec/wire/json.ts';
import type { ResolvedConfig } from './config/home-server.ts';
import type { Peers } from './federation/peers.ts';
import type { JoinWaiters } from './handlers/join-waiters.ts';
import type { RateLimits } from './handlers/rate-limits.ts';
import type { Sessions } from './handlers/stages/sessions.ts';
import type { StreamListeners } from './handlers/stream-listeners.ts';
import type { TypingNotices } from './handlers/typing-notices.ts';
import type { Ports } from './ports.ts';
import type { Rules } from './rules/index.ts';
import type { Store, StoredEvent } from './store/store.ts';

/** What is on its way to other servers. Call it inside a batch: it goes once that is kept. */
export interface Outgoing {
  sendPdu(pdu: Pdu, destinations: readonly ServerName[]): void;
  /** Where one of the same key still waits, this one goes in its place. */
  sendEdu(edu: EduDraft, destinations: readonly ServerName[]): void;
}

export interface EduDraft {
  readonly type: string;
  /** What it tells of. */
  readonly key: string;
  readonly content: JsonObject;
}

/** Requests to other servers that may still be made on account of one transaction. */
export interface Budget {
  requests: number;
}

/** PDUs that wait for others. */
export interface Gaps {
  /** Starts the wait of a held event, and asks for what it waits for as long as the budget lasts. */
  watch(home: Home, event: StoredEvent, budget: Budget): void;
  /** The event waits no longer. */
  unwatch(event: StoredEvent): void;
  stop(): void;
}

/** What every handler works with: one home server's parts. */
export interface Home {
  readonly config: ResolvedConfig;
  readonly ports: Ports;
  readonly rules: Rules;
  readonly store: Store;
  /** Logins and registrations of several requests that are under way. */
  readonly sessions: Sessions;
  /** What may happen only so often. */
  readonly rates: RateLimits;
  /** Long polls that wait for a user's stream. */
  readonly listeners: StreamListeners;
  readonly typing: TypingNotices;
  readonly outgoing: Outgoing;
  /** Questions to other servers. */
  readonly peers: Peers;
  readonly gaps: Gaps;
  /** Clients that wait for another server to let them in. */
  readonly joinWaiters: JoinWaiters;
  /** Queues to other servers. */
  readonly sender: {
    /** Sends what is queued, unless that is being done. */
    push(destination: ServerName): void;
    /** The destination was heard from: forget its back-off. */
    heardFrom(destination: ServerName): void;
  };
  /** Aborted when the server stops. */
  readonly lifetime: AbortSignal;
}
