import type { Exchange } from '../../harness/wire/exchange.ts';
import type { EventStream, SeenEvent } from '../../simulators/client/index.ts';
import type { Peer } from '../../simulators/peer/index.ts';
import { isPeer } from '../cast/names.ts';
import type { Example } from '../cast/world.ts';
import type { Sought } from './sought.ts';

/** Something that came; without an event where it was told by its text alone. */
export interface Sighting {
  readonly event?: SeenEvent;
  readonly exchange: Exchange;
}

/** Where a party is shown what is sought. */
export interface View {
  /** Everything that came up to now. */
  readonly all: () => readonly Sighting[];
  /** Requests that no home server of the edition is sent. */
  readonly strays: () => readonly { readonly exchange: Exchange }[];
  /** What is sought, as often as it came up to now. */
  readonly found: () => readonly Sighting[];
  /** The first of these, now or within `deadlineMs`. */
  readonly first: (deadlineMs: number) => Promise<Sighting | undefined>;
}

/** A client is shown events on its stream; a peer is sent PDUs, or transactions of whatever form where texts tell them. */
export function viewOf(example: Example, party: string, sought: Sought): View {
  if (!isPeer(party)) return streamOf(example.cast.client(party).stream, sought);
  const peer = example.cast.peer(party);
  return sought.traces ? attemptsOf(peer, sought.traces) : pdusOf(peer, sought);
}

function streamOf(stream: EventStream, { matches }: Sought): View {
  return {
    all: () => stream.collected,
    strays: () => [],
    found: () => stream.collected.filter(({ event }) => matches(event)),
    first: (deadlineMs) => stream.until(matches, deadlineMs),
  };
}

function pdusOf({ pdus, unexpected }: Peer, { matches }: Sought): View {
  return {
    all: () => pdus.all,
    strays: () => unexpected.all,
    found: () => pdus.all.filter(({ event }) => matches(event)),
    first: (deadlineMs) => pdus.first(({ event }) => matches(event), deadlineMs),
  };
}

/** Every attempt to send the peer a transaction, acknowledged or not, and by whatever method. */
function attemptsOf({ transactions, unexpected }: Peer, traces: readonly string[]): View {
  return {
    all: () => transactions.all,
    strays: () => unexpected.all,
    found: () => transactions.all.filter(tells(traces)),
    first: (deadlineMs) => transactions.first(tells(traces), deadlineMs),
  };
}

/** Whether a transaction, whatever its form, has all of these texts in it. */
export function tells(traces: readonly string[]): (transaction: { readonly body: unknown }) => boolean {
  return ({ body }) => {
    const json = JSON.stringify(body) ?? '';
    return traces.every((trace) => json.includes(trace));
  };
}
