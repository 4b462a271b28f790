import type { Clock } from '../../../harness/clock/clock.ts';
import { systemClock } from '../../../harness/clock/clock.ts';
import type { AnswerMisbehaviour, Endpoint } from './misbehaviour.ts';

export interface Hold {
  readonly misbehaviour: AnswerMisbehaviour;
  /** Lets every request go on that is kept waiting, and those to come. */
  release(): void;
}

/** The endpoint keeps the request waiting until `release`, or for `limitMs` of the clock's time; then it answers. */
export function hold(at: Endpoint, { limitMs = 60_000, clock = systemClock }: HoldOptions = {}): Hold {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const intervene = async () => {
    const cancel = clock.after(limitMs, release);
    await released;
    cancel();
    return undefined;
  };
  return { misbehaviour: { name: 'hold', at, intervene, release }, release };
}

interface HoldOptions {
  readonly limitMs?: number;
  readonly clock?: Clock;
}
