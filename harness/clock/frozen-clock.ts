import type { Clock, EpochMs } from './clock.ts';

/** A clock that stands still. Under a virtual clock it gives time that moves only when somebody skips. */
export function frozenClock(at: EpochMs = Date.UTC(2014, 7, 28)): Clock {
  return { now: () => at, after: () => () => {} };
}
