import { type Fault, PreparationFailed } from '../harness/preparation.ts';
import { outcomeOf } from '../harness/wire/describe.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { isLimited, metLimit } from '../harness/wire/rate-limit.ts';

/** Whether a request was granted: a change of state is acknowledged by any 2xx, whatever its body. */
export function isGranted({ answer }: Exchange): boolean {
  return answer !== null && answer.status >= 200 && answer.status < 300;
}

/** What came back, in a few words, and the number of the exchange. */
export function outcomeIn(exchange: Exchange): string {
  return `${outcomeOf(exchange)} (exchange ${exchange.n})`;
}

/** Whose fault it is that a request was not granted: not the target's where nobody listens, or where we ask too fast for it. */
export function faultOf(exchange: Exchange): Fault {
  const nobodyThere = exchange.failure?.kind === 'refused' || exchange.failure?.kind === 'unreachable';
  return nobodyThere || isLimited(exchange) ? 'environment' : 'target';
}

/** The failure of a preparation. */
export function couldNot(who: string, what: string, exchange: Exchange): PreparationFailed {
  const reason = isLimited(exchange) ? metLimit(exchange) : `${who} could not ${what}: ${outcomeIn(exchange)}`;
  return new PreparationFailed(reason, faultOf(exchange));
}

type Verb<Parameters extends unknown[]> = (...parameters: Parameters) => Promise<Exchange>;

/** Turns a verb into preparation: it does the same, and throws PreparationFailed unless the request was granted. */
export function must<Parameters extends unknown[]>(who: string, what: string, verb: Verb<Parameters>) {
  return async (...parameters: Parameters): Promise<Exchange> => {
    const exchange = await verb(...parameters);
    if (!isGranted(exchange)) throw couldNot(who, what, exchange);
    return exchange;
  };
}

/** As `must`, for a verb whose answer holds what the preparation is for: `read` takes it out, if it is there. */
export function mustGive<Parameters extends unknown[], Value>(
  who: string,
  what: string,
  verb: Verb<Parameters>,
  read: (exchange: Exchange) => Value | undefined,
) {
  const granted = must(who, what, verb);
  return async (...parameters: Parameters): Promise<Value> => {
    const exchange = await granted(...parameters);
    const value = read(exchange);
    if (value === undefined) {
      throw new PreparationFailed(`${who} could not ${what}: the answer lacks it (exchange ${exchange.n})`);
    }
    return value;
  };
}
