import type { Fault } from '../fault.ts';

/** The request has no effect; something on the way answers it with this status and JSON text. */
export function answerWith(status: number, body = '{"errcode":"M_UNKNOWN","error":"The network answered."}'): Fault {
  return {
    name: `answer-with ${status}`,
    delivers: false,
    around: () => async () => ({ kind: 'answer', status, headers: { 'content-type': 'application/json' }, body }),
  };
}
