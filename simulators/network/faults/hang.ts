import type { Fault } from '../fault.ts';

/** The request has no effect and no answer: the asking side waits until it gives up or the Example ends. */
export function hang(): Fault {
  return {
    name: 'hang',
    delivers: false,
    holds: true,
    around: () => async () => ({ kind: 'failure', failure: 'late' }),
  };
}
