import { setImmediate as turn } from 'node:timers/promises';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import type { Target } from '../target.ts';

/**
 * Lets a server's virtual time pass as long as it has nothing else to do: whenever it is not in the middle of a request
 * to somebody who would answer it, its next timer fires at once.
 */
export function hastener(clock: VirtualClock, outgoingRequests: () => number): NonNullable<Target['hasten']> {
  return async (done, heldRequests) => {
    let settled = false;
    const settle = () => {
      settled = true;
    };
    done.then(settle, settle);
    for (;;) {
      await turn();
      if (settled) return;
      if (outgoingRequests() <= heldRequests()) clock.skipToNext();
    }
  };
}
