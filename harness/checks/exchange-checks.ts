import { ErrorBody } from '../../spec/wire/error.ts';
import { jsonOf } from '../wire/body.ts';
import { nameOf, outcomeOf } from '../wire/describe.ts';
import type { Exchange } from '../wire/exchange.ts';
import { answerOf, isRefusal, isSuccess } from './answered.ts';
import type { CheckResult } from './check-result.ts';

/** The target takes the request: any 2xx. */
export function accepted(exchange: Exchange): CheckResult {
  return look(exchange, 'is accepted', 'a 2xx answer', isSuccess(answerOf(exchange)));
}

/** The target refuses the request as the asker's fault: any 4xx. */
export function refused(exchange: Exchange): CheckResult {
  return look(exchange, 'is refused', 'a 4xx answer', isRefusal(answerOf(exchange)));
}

/** The body is the standard error body. */
export function standardError(exchange: Exchange): CheckResult {
  const holds = ErrorBody.safeParse(jsonOf(answerOf(exchange).body)).success;
  return look(exchange, 'has the standard error body', '{"errcode": string, "error": string}', holds);
}

/** A success whose body is JSON. */
export function jsonSuccess(exchange: Exchange): CheckResult {
  const answer = answerOf(exchange);
  const holds = isSuccess(answer) && jsonOf(answer.body) !== undefined;
  return look(exchange, 'is answered in JSON', 'a 2xx answer with a JSON body', holds);
}

/** A success whose body is a JSON object. */
export function objectSuccess(exchange: Exchange): CheckResult {
  const answer = answerOf(exchange);
  const json = jsonOf(answer.body);
  const holds = isSuccess(answer) && typeof json === 'object' && json !== null && !Array.isArray(json);
  return look(exchange, 'is answered with an object', 'a 2xx answer with a JSON object', holds);
}

/** No access token in the answer. */
export function noCredentials(exchange: Exchange): CheckResult {
  const json = jsonOf(answerOf(exchange).body);
  const holds = !(typeof json === 'object' && json !== null && 'access_token' in json);
  return look(exchange, 'gives no credentials', 'an answer without access_token', holds);
}

function look(exchange: Exchange, what: string, expected: string, holds: boolean): CheckResult {
  return { text: `${nameOf(exchange)} ${what}`, expected, actual: outcomeOf(exchange), holds, exchanges: [exchange.n] };
}
