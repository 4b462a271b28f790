import type { CarriedRequest, Carry, Outcome } from './carry.ts';
import type { Fault } from './fault.ts';

/** One direction between two servers: `target`, or a peer's server name. The first asks, the second is asked. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** A listening port that can be closed and opened again. */
export interface Port {
  refuse(): Promise<void>;
  reopen(): Promise<void>;
}

/** What became of a request, and the fault that was applied to it, if any. */
export interface Carried {
  readonly outcome: Outcome;
  readonly fault?: string;
}

interface Injected {
  readonly fault: Fault;
  /** The requests that it is for. */
  readonly when: (request: CarriedRequest) => boolean;
  timesLeft: number;
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

/** The links between the target and the peers of one Example, with the faults on them. */
export class Network {
  readonly #troubles = new Map<string, Trouble>();
  readonly #ports = new Map<string, Port>();

  /** Names the port on which a server of ours listens, so that a fault can close it. */
  attach(serverName: string, port: Port): void {
    this.#ports.set(serverName, port);
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
    const port = fault.closesPort ? this.#ports.get(link.to) : undefined;
    if (port && Number.isFinite(times)) {
      throw new RangeError(`connections to a closed port cannot be counted: inject ${fault.name}, then heal it`);
    }
    const trouble = this.#troubles.get(keyOf(link)) ?? { link, faults: [], portClosed: false };
    this.#troubles.set(keyOf(link), trouble);
    trouble.faults.push({ fault, when, timesLeft: times });
    if (!port || trouble.portClosed) return;
    trouble.portClosed = true;
    await port.refuse();
  }

  /** Takes every fault off one link, or off all of them. */
  async heal(link?: Link): Promise<void> {
    const keys = link ? [keyOf(link)] : [...this.#troubles.keys()];
    for (const key of keys) {
      const trouble = this.#troubles.get(key);
      this.#troubles.delete(key);
      if (trouble?.portClosed) await this.#ports.get(trouble.link.to)?.reopen();
    }
  }

  /** The fault that a request on this link meets; it counts as met. */
  take(link: Link, request: CarriedRequest): Fault | undefined {
    const faults = this.#troubles.get(keyOf(link))?.faults ?? [];
    const [next] = faults;
    if (!next?.when(request)) return undefined;
    next.timesLeft -= 1;
    if (next.timesLeft <= 0) faults.shift();
    return next.fault;
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
