import type { AnswerMisbehaviour, Endpoint } from './misbehaviour.ts';

/** The endpoint answers 200 and JSON that says nothing that was asked; the request has no effect. */
export function nonsense(at: Endpoint): AnswerMisbehaviour {
  const answer = { status: 200, contentType: 'application/json', body: '{"access_token":7,"sub":["nobody"]}' };
  return { name: 'nonsense', at, intervene: async () => answer };
}
