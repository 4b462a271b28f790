import type { Fault } from '../fault.ts';

/** The request arrives twice; the asking side is given the second answer. */
export function duplicate(): Fault {
  return {
    name: 'duplicate',
    delivers: true,
    around: (carry) => async (request) => {
      await carry(request);
      return carry(request);
    },
  };
}
