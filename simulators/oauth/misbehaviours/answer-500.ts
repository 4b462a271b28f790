import type { AnswerMisbehaviour, Endpoint } from './misbehaviour.ts';

/** The endpoint answers 500; the request has no effect. */
export function answer500(at: Endpoint): AnswerMisbehaviour {
  const answer = { status: 500, contentType: 'text/plain; charset=utf-8', body: 'Something broke.' };
  return { name: 'answer-500', at, intervene: async () => answer };
}
