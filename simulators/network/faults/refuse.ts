import type { Fault } from '../fault.ts';

/** No connection can be made. */
export function refuse(): Fault {
  return {
    name: 'refuse',
    delivers: false,
    closesPort: true,
    around: () => async () => ({ kind: 'failure', failure: 'refused' }),
  };
}
