import type { Fault } from '../fault.ts';

/** The request has its effect; its answer is lost, and the asking side sees the connection drop. */
export function lostAnswer(): Fault {
  return {
    name: 'lost-answer',
    delivers: true,
    around: (carry) => async (request) => {
      await carry(request);
      return { kind: 'failure', failure: 'reset' };
    },
  };
}
