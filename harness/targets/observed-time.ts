import { systemClock } from '../clock/clock.ts';
import { ObservedClock } from '../clock/observed-clock.ts';
import type { Target } from './target.ts';

/** The time of a target whose clock is not ours. */
export function observedTime(): Required<Pick<Target, 'now' | 'hear'>> {
  const clock = new ObservedClock(systemClock.now);
  return { now: () => clock.now(), hear: (exchange) => clock.hear(exchange) };
}
