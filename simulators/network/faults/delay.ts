import type { Clock } from '../../../harness/clock/clock.ts';
import type { Fault } from '../fault.ts';

/** The request takes `delayMs` of the clock's time to arrive. */
export function delay(delayMs: number, clock: Clock): Fault {
  return {
    name: `delay ${delayMs} ms`,
    delivers: true,
    holds: true,
    around: (carry) => async (request) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      clock.after(delayMs, resolve);
      await promise;
      return carry(request);
    },
  };
}
