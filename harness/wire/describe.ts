import { ErrorBody } from '../../spec/wire/error.ts';
import { jsonOf } from './body.ts';
import { excerpt } from './excerpt.ts';
import type { Exchange } from './exchange.ts';

/** What came of an exchange, in words: `200 {"room_id":"!r:hs"}`, `403 M_FORBIDDEN: not a member`, `no answer (refused: …)`. */
export function outcomeOf({ answer, failure }: Exchange): string {
  if (!answer) return failure ? `no answer (${failure.kind}: ${failure.message})` : 'no answer yet';
  const refusal = ErrorBody.safeParse(jsonOf(answer.body));
  if (refusal.success) return `${answer.status} ${refusal.data.errcode}: ${excerpt(refusal.data.error)}`;
  const json = jsonOf(answer.body);
  const text = json === undefined ? answer.body.text.replaceAll(/\s+/g, ' ') : JSON.stringify(json);
  return `${answer.status} ${text === '' ? 'without a body' : excerpt(text)}`;
}

/** The exchange in one line: `PUT /path (exchange 4)`, without the query. */
export function nameOf({ n, request }: Exchange): string {
  const path = request.url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
  return `${request.method} ${path} (exchange ${n})`;
}

/** A value as it is shown beside another one. */
export function show(value: unknown): string {
  return excerpt(textOfValue(value));
}

/** The same, however long it is. */
export function textOfValue(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
