import { Arrivals } from '../../harness/wire/arrivals.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { CarriedRequest, Carry, Outcome } from './carry.ts';
import type { Fault } from './fault.ts';

/** One direction between two servers, by their server names. The first asks, the second is asked. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** A listening port that can turn connections away for a while, and tells of each. */
export interface Port {
  refuse(onTurnedAway: () => void): Promise<void>;
  reopen(): Promise<void>;
}

/** A server of ours. */
export interface OwnServer {
  /** In the transcript's words. */
  readonly party: string;
  readonly port: Port;
  /** Takes a request in from another server of ours. The exchange is on record by the one that asks. */
  receive(request: CarriedRequest, exchange: Exchange): Promise<Outcome>;
}

/** What became of a request, and the fault that was applied to it, if any. */
export interface Carried {
  readonly outcome: Outcome;
  readonly fault?: string;
}

interface Injected {
  readonly link: Link;
  readonly fault: Fault;
  /** The requests that it is for. */
  readonly when: (request: CarriedRequest) => boolean;
  timesLeft: number;
  isMet: boolean;
}

/** How long a fault lasts, and what for. */
export interface Extent {
  readonly times?: number;
  /** Only requests for which this holds meet it, and count; all when left out. */
  readonly when?: (request: CarriedRequest) => boolean;
}

interface Trouble {
  readonly link: Link;
  /** The first is the one in force. */
  readonly faults: Injected[];
  portClosed: boolean;
}

/** The links between the servers of one Example, ours and others, with the faults on them. */
export class Network {
  readonly #troubles = new Map<string, Trouble>();
  readonly #own = new Map<string, OwnServer>();
  readonly #injected: Injected[] = [];
  /** Every time that something met a fault on a link. */
  readonly meetings = new Arrivals<Link>();

  /** Makes a server of ours known: a fault can close its port, and others of ours reach it without one. */
  attach(serverName: string, server: OwnServer): void {
    this.#own.set(serverName, server);
  }

  /** The server of ours of that name; undefined for any other. */
  ownServer(serverName: string): OwnServer | undefined {
    return this.#own.get(serverName);
  }

  /**
   * Puts a fault on a link: for the next `times` requests, or until it is healed. Faults on one link take their
   * turns in the order they came. Throws RangeError for a count of connections to a closed port: nobody sees them.
   */
  async inject(
    link: Link,
    fault: Fault,
    { times = Number.POSITIVE_INFINITY, when = () => true }: Extent = {},
  ): Promise<void> {
    // What servers of ours ask each other needs no port.
    const needsPort = !this.#own.has(link.from);
    const port = fault.closesPort && needsPort ? this.#own.get(link.to)?.port : undefined;
    if (port && Number.isFinite(times)) {
      throw new RangeError(`connections to a closed port cannot be counted: inject ${fault.name}, then heal it`);
    }
    const trouble = this.#troubles.get(keyOf(link)) ?? { link, faults: [], portClosed: false };
    this.#troubles.set(keyOf(link), trouble);
    const injected = { link, fault, when, timesLeft: times, isMet: false };
    this.#injected.push(injected);
    trouble.faults.push(injected);
    if (!port || trouble.portClosed) return;
    trouble.portClosed = true;
    await port.refuse(() => this.#meet(injected));
  }

  /** Takes every fault off one link, or off all of them. */
  async heal(link?: Link): Promise<void> {
    const keys = link ? [keyOf(link)] : [...this.#troubles.keys()];
    for (const key of keys) {
      const trouble = this.#troubles.get(key);
      this.#troubles.delete(key);
      if (trouble?.portClosed) await this.#own.get(trouble.link.to)?.port.reopen();
    }
  }

  /** The fault that a request on this link meets; it counts as met. */
  take(link: Link, request: CarriedRequest): Fault | undefined {
    const faults = this.#troubles.get(keyOf(link))?.faults ?? [];
    const [next] = faults;
    if (!next?.when(request)) return undefined;
    next.timesLeft -= 1;
    this.#meet(next);
    if (next.timesLeft <= 0) faults.shift();
    return next.fault;
  }

  /** The faults that nothing has met yet. */
  get unmet(): readonly string[] {
    return this.#injected.filter(({ isMet }) => !isMet).map(({ fault, link }) => `${fault.name} on ${keyOf(link)}`);
  }

  #meet(injected: Injected): void {
    injected.isMet = true;
    this.meetings.add(injected.link);
  }

  /** Sends a request along a link, through the fault that is on it. */
  async apply(link: Link, carry: Carry, request: CarriedRequest): Promise<Carried> {
    const fault = this.take(link, request);
    if (!fault) return { outcome: await carry(request) };
    return { outcome: await fault.around(carry)(request), fault: fault.name };
  }
}

function keyOf({ from, to }: Link): string {
  return `${from} -> ${to}`;
}
