import { JsonObject } from '../../spec/wire/json.ts';
import { jsonOf } from '../wire/body.ts';
import { outcomeOf } from '../wire/describe.ts';
import type { Exchange } from '../wire/exchange.ts';
import { answerOf } from './answered.ts';
import { type Comparison, fits, that } from './compare.ts';
import { having, type Matcher } from './matcher.ts';

/** The JSON object in an answer; an empty one where the body is none. Throws PreparationFailed where there is no answer. */
export function bodyIn(exchange: Exchange): JsonObject {
  return JsonObject.catch({}).parse(jsonOf(answerOf(exchange).body));
}

/** What an answer has under a key; undefined where it has not. */
export function field(exchange: Exchange, key: string): unknown {
  return bodyIn(exchange)[key];
}

/** The answer has these keys, each as its matcher says. What a refusal says explains why one is missing. */
export function gives(exchange: Exchange, shape: Readonly<Record<string, Matcher>>): Comparison {
  const body = bodyIn(exchange);
  const [[key, matcher] = [], ...others] = Object.entries(shape);
  if (key !== undefined && matcher && others.length === 0 && body[key] !== undefined) {
    const { expected, actual, ...rest } = fits(body[key], matcher, [exchange]);
    return { ...rest, expected: `"${key}": ${expected}`, actual: `"${key}": ${actual}` };
  }
  const { words, matches } = having(shape);
  return that({ expected: words, actual: outcomeOf(exchange), holds: matches(body), shownBy: [exchange] });
}
