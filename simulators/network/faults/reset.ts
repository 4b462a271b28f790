import type { Fault } from '../fault.ts';

/** The connection drops before the request has any effect. */
export function reset(): Fault {
  return {
    name: 'reset',
    delivers: false,
    around: () => async () => ({ kind: 'failure', failure: 'reset' }),
  };
}
