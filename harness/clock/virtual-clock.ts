import type { Clock, EpochMs } from './clock.ts';

interface Timer {
  readonly due: EpochMs;
  readonly action: () => void;
  cancel: () => void;
}

/** A clock whose waiting can be cut short. */
export interface VirtualClock extends Clock {
  /** Jumps to the next timer and fires it. Returns how far it jumped, or undefined when no timer is set. */
  skipToNext(): number | undefined;
  /** Jumps by `durationMs`, firing in order every timer that becomes due. */
  skip(durationMs: number): void;
}

/**
 * Runs along with `base`, ahead of it by whatever was skipped. Timers fire by themselves when their time comes on
 * `base`, so a party on this clock behaves as it does on a real one, only faster when somebody skips.
 */
export function virtualClock(base: Clock): VirtualClock {
  let aheadMs = 0;
  const timers = new Set<Timer>();

  const now = () => base.now() + aheadMs;
  const arm = (timer: Timer) => {
    timer.cancel = base.after(Math.max(0, timer.due - now()), () => fire(timer));
  };
  const fire = (timer: Timer) => {
    if (!timers.delete(timer)) return;
    timer.cancel();
    timer.action();
  };
  const earliest = () => {
    let first: Timer | undefined;
    for (const timer of timers) if (!first || timer.due < first.due) first = timer;
    return first;
  };
  const jumpTo = (due: EpochMs) => {
    const jumpMs = Math.max(0, due - now());
    aheadMs += jumpMs;
    for (const timer of timers) {
      timer.cancel();
      arm(timer);
    }
    return jumpMs;
  };

  return {
    now,
    after(delayMs, action) {
      const timer: Timer = { due: now() + delayMs, action, cancel: () => {} };
      timers.add(timer);
      arm(timer);
      return () => {
        if (timers.delete(timer)) timer.cancel();
      };
    },
    skipToNext() {
      const next = earliest();
      if (!next) return undefined;
      const jumpedMs = jumpTo(next.due);
      fire(next);
      return jumpedMs;
    },
    skip(durationMs) {
      const end = now() + durationMs;
      for (let next = earliest(); next && next.due <= end; next = earliest()) {
        jumpTo(next.due);
        fire(next);
      }
      jumpTo(end);
    },
  };
}
