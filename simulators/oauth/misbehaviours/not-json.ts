import type { AnswerMisbehaviour, Endpoint } from './misbehaviour.ts';

/** The endpoint answers 200 and calls JSON what is none; the request has no effect. */
export function notJson(at: Endpoint): AnswerMisbehaviour {
  const answer = { status: 200, contentType: 'application/json', body: '<!doctype html><p>It works!</p>' };
  return { name: 'not-json', at, intervene: async () => answer };
}
