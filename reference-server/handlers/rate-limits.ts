import type { RateName, Rates } from '../config/rates.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Clock, EpochMs } from '../ports.ts';
import type { Rules } from '../rules/index.ts';
import { keyOf } from '../store/keys.ts';
import { hashToken } from './secrets.ts';

/** Keys remembered at most; beyond it those that were not counted for longest are forgotten. */
const mostKeys = 100_000;

/** Counts what may happen only so often, in memory: by user, by address, by origin. */
export class RateLimits {
  readonly #rates: Rates;
  readonly #clock: Clock;
  readonly #rules: Rules;
  /** When each key is clear, those counted last at the end. */
  readonly #clearAt = new Map<string, EpochMs>();

  constructor(rates: Rates, clock: Clock, rules: Rules) {
    this.#rates = rates;
    this.#clock = clock;
    this.#rules = rules;
  }

  /** Counts one more of what `about` names. Throws a MatrixError, 429, where that is one too many. */
  count(name: RateName, ...about: readonly string[]): void {
    const rate = this.#rates[name];
    if (!rate) return;
    const key = hashToken(keyOf(name, ...about));
    const pace = this.#rules.nextPace({ clearAtMs: this.#clearAt.get(key) ?? 0, nowMs: this.#clock.now(), rate });
    if ('retryAfterMs' in pace) throw new MatrixError(refusals.limitExceeded(pace.retryAfterMs));
    this.#remember(key, pace.clearAtMs);
  }

  /** Takes back one that was counted before it was known to be none of what is limited. */
  giveBack(name: RateName, ...about: readonly string[]): void {
    const rate = this.#rates[name];
    const key = hashToken(keyOf(name, ...about));
    const clearAt = this.#clearAt.get(key);
    if (rate && clearAt !== undefined) this.#remember(key, clearAt - rate.everyMs);
  }

  #remember(key: string, clearAt: EpochMs): void {
    this.#clearAt.delete(key);
    this.#clearAt.set(key, clearAt);
    const [oldest] = this.#clearAt.keys();
    if (oldest !== undefined && this.#clearAt.size > mostKeys) this.#clearAt.delete(oldest);
  }
}
