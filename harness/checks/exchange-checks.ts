import { z } from 'zod';
import { JsonObject } from '../../spec/wire/json.ts';
import { jsonOf } from '../wire/body.ts';
import { nameOf, outcomeOf } from '../wire/describe.ts';
import type { Answer, Exchange } from '../wire/exchange.ts';
import { answerOf, isRefusal, isSuccess } from './answered.ts';
import type { CheckResult } from './check-result.ts';

/** Looks at the answer of an exchange as a whole. Throws PreparationFailed where there is none. */
export type ExchangeCheck = (exchange: Exchange) => CheckResult;

function check(what: string, expected: string, holds: (answer: Answer, json: unknown) => boolean): ExchangeCheck {
  return (exchange) => {
    const answer = answerOf(exchange);
    return {
      text: `${nameOf(exchange)} ${what}`,
      expected,
      actual: outcomeOf(exchange),
      holds: holds(answer, jsonOf(answer.body)),
      exchanges: [exchange.n],
    };
  };
}

/** The target takes the request. */
export const accepted = check('is accepted', 'a 2xx answer', isSuccess);

/** The target refuses the request as the asker's fault. */
export const refused = check('is refused', 'a 4xx answer', isRefusal);

/** The target does not grant the request, whoever is at fault. */
export const notGranted = check('is not granted', 'a 4xx or 5xx answer', ({ status }) => status >= 400);

const StandardError = z.looseObject({ errcode: z.string().min(1) });

/** The body is the standard error body: of its keys only the errcode is asked for. */
export const standardError = check(
  'has the standard error body',
  '{"errcode": string}',
  (_, json) => StandardError.safeParse(json).success,
);

/** A success whose body is JSON. */
export const jsonSuccess = check(
  'is answered in JSON',
  'a 2xx answer with a JSON body',
  (answer, json) => isSuccess(answer) && json !== undefined,
);

/** A success whose body is a JSON object. */
export const objectSuccess = check(
  'is answered with an object',
  'a 2xx answer with a JSON object',
  (answer, json) => isSuccess(answer) && JsonObject.safeParse(json).success,
);

/** No access token in the answer. */
export const noCredentials = check(
  'gives no credentials',
  'an answer without access_token',
  (_, json) => !(JsonObject.safeParse(json).data && 'access_token' in (json as object)),
);
