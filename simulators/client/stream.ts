import type { Clock } from '../../harness/clock/clock.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { couldNot } from '../must.ts';
import type { SeenEvent } from '../seen-event.ts';
import type { EventPage, PageIn, Seen } from './events.ts';
import type { EventsOptions } from './verbs.ts';

/** Polls of one wait. A target that answers at once, whatever it was asked to wait, must not be asked for ever. */
const pollLimit = 500;

/** Some servers count the wait in whole seconds and take less for none. */
const wholeSecondMs = 1000;

/** A user's events as they come, by long polling, each poll resuming where the last one ended. */
export class EventStream {
  readonly #who: string;
  readonly #poll: (options: EventsOptions) => Promise<Exchange>;
  readonly #pageIn: PageIn;
  readonly #clock: Clock;
  readonly #collected: Seen[] = [];
  #token: string | undefined;
  #polling = false;

  constructor(who: string, poll: (options: EventsOptions) => Promise<Exchange>, pageIn: PageIn, clock: Clock) {
    this.#who = who;
    this.#poll = poll;
    this.#pageIn = pageIn;
    this.#clock = clock;
  }

  /** Every event since the start, in the order shown. An event shown twice is here twice. */
  get collected(): readonly Seen[] {
    return this.#collected;
  }

  /** Where the next poll resumes; undefined before the start. */
  get token(): string | undefined {
    return this.#token;
  }

  /** Begins the stream at now: what happened before is not in it. Throws PreparationFailed. */
  async start(): Promise<Exchange> {
    const exchange = await this.#poll({ timeoutMs: 0 });
    this.#token = this.#pageOf(exchange).end;
    return exchange;
  }

  /** Goes back to an earlier token, as a client does that lost what it had seen since. */
  resume(token: string): void {
    this.#token = token;
    this.#collected.length = 0;
  }

  /**
   * The first event that `matches`, collected already or shown within `deadlineMs`; else undefined. Throws
   * PreparationFailed when a poll fails or brings something else than events.
   */
  async until(matches: (event: SeenEvent) => boolean, deadlineMs: number): Promise<Seen | undefined> {
    const matchesSeen = (seen: Seen) => matches(seen.event);
    const known = this.#collected.find(matchesSeen);
    if (known) return known;
    if (this.#polling) throw new Error(`${this.#who} already waits for an event: await that first`);
    this.#polling = true;
    try {
      return await this.#pollUntil(matchesSeen, this.#clock.now() + deadlineMs);
    } finally {
      this.#polling = false;
    }
  }

  async #pollUntil(matches: (seen: Seen) => boolean, deadline: number): Promise<Seen | undefined> {
    let shortestWaitMs = 0;
    for (let polls = 0; polls < pollLimit; polls += 1) {
      const now = this.#clock.now();
      if (now >= deadline) return undefined;
      const waitMs = Math.max(Math.ceil(deadline - now), shortestWaitMs);
      const fresh = await this.#next(waitMs);
      const found = fresh.find(matches);
      if (found) return found;
      const cameEarly = this.#clock.now() - now < waitMs / 2;
      if (fresh.length === 0 && cameEarly) shortestWaitMs = wholeSecondMs;
    }
    throw new PreparationFailed(`${this.#who} polled for events ${pollLimit} times without coming to an end`);
  }

  async #next(timeoutMs: number): Promise<Seen[]> {
    if (this.#token === undefined) throw new Error(`${this.#who} has not started its event stream`);
    const exchange = await this.#poll({ from: this.#token, timeoutMs });
    const { events, end } = this.#pageOf(exchange);
    const fresh = events.map((event) => ({ event, exchange }));
    this.#collected.push(...fresh);
    this.#token = end;
    return fresh;
  }

  #pageOf(exchange: Exchange): EventPage {
    const page = this.#pageIn(exchange);
    if (!page) throw couldNot(this.#who, 'follow the event stream', exchange);
    return page;
  }
}
