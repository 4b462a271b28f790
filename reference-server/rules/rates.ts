import type { Rate } from '../config/rates.ts';
import type { EpochMs } from '../ports.ts';

/** What is kept of how often something happened: when it will be as if it never had. */
export interface Pace {
  readonly clearAtMs: EpochMs;
}

/**
 * Counts one more, or says how long that has to wait: each pushes the time at which all is clear by one interval, up to
 * as many intervals as are allowed at once (GCRA). What lies further ahead was counted before the clock was set back, and is forgotten.
 */
export function nextPace(
  facts: Pace & { readonly nowMs: EpochMs; readonly rate: Rate },
): { readonly clearAtMs: EpochMs } | { readonly retryAfterMs: number } {
  const { clearAtMs, nowMs, rate } = facts;
  const furthestMs = nowMs + rate.atOnce * rate.everyMs;
  const clearMs = clearAtMs > furthestMs ? nowMs : Math.max(nowMs, clearAtMs);
  const nextMs = clearMs + rate.everyMs;
  return nextMs > furthestMs ? { retryAfterMs: nextMs - furthestMs } : { clearAtMs: nextMs };
}
