import type { Random } from '../../../random/random.ts';
import { bodyOf, jsonOf } from '../../../wire/body.ts';
import type { EdgeAnswer, EdgeRequest } from '../../edge/edge.ts';

/** Statuses that mean the same to a client. */
const statuses: Readonly<Record<number, readonly [number, ...number[]]>> = {
  200: [200, 201, 202],
  400: [400, 422],
  403: [403, 401, 400],
  404: [404, 400, 403],
  405: [405, 404, 400],
};

const contentTypes = ['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8'] as const;

/** The bodies with which nothing is said. A question is still answered in JSON. */
const voidBodies = ['{}', '""', 'null', ''] as const;

/** The same answer as another server might give it. What is not JSON is left alone. */
export function toldFreely(answer: EdgeAnswer, { method, endpoint = '' }: EdgeRequest, random: Random): EdgeAnswer {
  const json = jsonOf(bodyOf(answer.body));
  if (json === undefined) return answer;
  const { 'content-type': _, ...headers } = answer.headers;
  const isVoid = method !== 'GET' && answer.status < 300 && saysNothing(json);
  return {
    status: statusLike(answer.status, endpoint, random),
    headers: { ...headers, 'content-type': random.pick(contentTypes) },
    body: isVoid ? random.pick(voidBodies) : spelled(withOtherKeys(json, answer.status, random), random),
    chunked: random.chance(0.5),
  };
}

/**
 * Another status that means the same. A repeated request must be answered as before, and two failed logins alike, so a status is chosen for
 * the successes of an endpoint and for a kind of refusal, not for each answer.
 */
function statusLike(status: number, endpoint: string, { seed }: Random): number {
  const choices = statuses[status] ?? [status];
  const nth = Math.abs(seed) + (status < 300 ? endpoint.length : 0);
  return choices[nth % choices.length] ?? status;
}

function saysNothing(json: unknown): boolean {
  return json === '' || json === null || JSON.stringify(json) === '{}';
}

/** The same value with the keys of its objects in another order, one key more, and in a refusal without the text for people. */
function withOtherKeys(json: unknown, status: number, random: Random): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const entries = Object.entries(withoutText(json, status, random)).reverse();
  if (random.chance(0.5)) entries.unshift(['org.example.extra', { since: random.int(1000) }]);
  return Object.fromEntries(entries);
}

/** Two refusals for one reason must not be told apart, so the text is there or not by the errcode, not by the answer. */
function withoutText(json: object, status: number, { seed }: Random): object {
  if (status < 400 || !('errcode' in json) || !('error' in json)) return json;
  const { error, ...rest } = json;
  return (Math.abs(seed) + String(json.errcode).length) % 2 === 0 ? rest : { ...rest, error };
}

function spelled(json: unknown, random: Random): string {
  const text = JSON.stringify(json, null, random.pick([0, 1, '\t']));
  const ascii = random.chance(0.5);
  return ascii
    ? text.replaceAll(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : `${text}\n`;
}
