import type { Exchange } from '../../harness/wire/exchange.ts';
import type { SeenEvent } from '../seen-event.ts';

/** An event with the exchange that brought it. */
export interface Seen {
  readonly event: SeenEvent;
  readonly exchange: Exchange;
}

/** A page of the event stream or of a room's history. */
export interface EventPage {
  readonly events: readonly SeenEvent[];
  /** Where the next page begins. */
  readonly end: string;
}

/** The page of events that an exchange brought; undefined when it brought none. */
export type PageIn = (exchange: Exchange) => EventPage | undefined;
