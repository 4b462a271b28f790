import type { Fault } from '../fault.ts';

/** No connection lasts long enough for a request. */
export function refuse(): Fault {
  return {
    name: 'refuse',
    delivers: false,
    closesPort: true,
    around: () => async () => ({ kind: 'failure', failure: 'refused' }),
  };
}
