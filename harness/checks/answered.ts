import { PreparationFailed } from '../preparation.ts';
import { nameOf, outcomeOf } from '../wire/describe.ts';
import type { Answer, Exchange } from '../wire/exchange.ts';
import { isLimited, metLimit } from '../wire/rate-limit.ts';

/**
 * The answer of an exchange that a check looks at. Without an answer nothing can be said of what the target would have
 * answered, and a rate limit says something of our pace only: both make the Example inconclusive.
 */
export function answerOf(exchange: Exchange): Answer {
  const { answer } = exchange;
  if (!answer) throw new PreparationFailed(`${nameOf(exchange)} got ${outcomeOf(exchange)}`);
  if (isLimited(exchange)) throw new PreparationFailed(metLimit(exchange), 'environment');
  return answer;
}

/** Throws PreparationFailed where the target answered one of these exchanges, of whatever parties, with a rate limit. */
export function mustBeUnlimited(exchanges: readonly Exchange[]): void {
  const limited = exchanges.find(isLimited);
  if (limited) throw new PreparationFailed(metLimit(limited), 'environment');
}

/** Whether the target took the request. */
export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** Whether the target refused the request as the asker's fault. */
export function isRefusal({ status }: Answer): boolean {
  return status >= 400 && status < 500;
}
