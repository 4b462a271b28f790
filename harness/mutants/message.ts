import { JsonObject } from '../../spec/wire/json.ts';
import type { EdgeAnswer, EdgeRequest } from '../targets/edge/edge.ts';

/** The JSON object in a body; an empty one where there is none. */
export function objectIn({ body }: { readonly body: string }): JsonObject {
  try {
    return JsonObject.catch({}).parse(JSON.parse(body));
  } catch {
    return {};
  }
}

/** The same message with another JSON body. */
export function withBody<Message extends EdgeRequest | EdgeAnswer>(message: Message, body: unknown): Message {
  return { ...message, body: JSON.stringify(body) };
}

/** The same object without that key. */
export function without(key: string, { [key]: _, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** The value of a query parameter. */
export function queryOf({ target }: EdgeRequest, key: string): string | null {
  return new URL(target, 'http://edge').searchParams.get(key);
}

/** A request with another value of a query parameter. */
export function withQuery(request: EdgeRequest, key: string, value: string): EdgeRequest {
  const url = new URL(request.target, 'http://edge');
  url.searchParams.set(key, value);
  return { ...request, target: `${url.pathname}${url.search}` };
}

/** A JSON answer of the edge's own. */
export function answerWith(status: number, body: unknown): EdgeAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A standard error of the edge's own. */
export function refuseWith(status: number, errcode: string, error: string): EdgeAnswer {
  return answerWith(status, { errcode, error });
}
