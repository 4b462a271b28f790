import type { Exchange } from '../wire/exchange.ts';
import type { EpochMs } from './clock.ts';

/** A Date header names a whole second. */
const secondMs = 1_000;

/**
 * The time of a server whose clock is not ours, as far as the `Date` of its answers tells: to within a second. It is our own where no
 * answer has one, and where they agree. Source: RFC 9110, 6.6.1.
 */
export class ObservedClock {
  readonly #now: () => EpochMs;
  /** Between which bounds the server's clock is ahead of ours; behind where they are negative. */
  #aheadMs = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  /** Learns from an exchange with the server. */
  hear({ at, durationMs, answer }: Pick<Exchange, 'at' | 'durationMs' | 'answer'>): void {
    const date = Date.parse(answer?.headers.date ?? '');
    if (Number.isNaN(date)) return;
    // It was written between the request and the answer.
    const heard = { least: date - (at + durationMs), most: date + secondMs - at };
    const least = Math.max(heard.least, this.#aheadMs.least);
    const most = Math.min(heard.most, this.#aheadMs.most);
    // Bounds that do not meet: one of the clocks was set.
    this.#aheadMs = least <= most ? { least, most } : heard;
  }

  now(): EpochMs {
    const { least, most } = this.#aheadMs;
    if (least <= 0 && most >= 0) return this.#now();
    return this.#now() + Math.round((least + most) / 2);
  }
}
