import { PreparationFailed } from '../harness/preparation.ts';
import { jsonOf } from '../harness/wire/body.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { ErrorBody } from '../spec/wire/error.ts';

/** Whether a request was granted: a change of state is acknowledged by any 2xx, whatever its body. */
export function isGranted({ answer }: Exchange): boolean {
  return answer !== null && answer.status >= 200 && answer.status < 300;
}

/** What came back, in a few words: status and errcode, or the failure; and the number of the exchange. */
export function outcomeIn({ n, answer, failure }: Exchange): string {
  if (!answer) return `${failure?.kind ?? 'no answer'}${failure ? `: ${failure.message}` : ''} (exchange ${n})`;
  const error = ErrorBody.safeParse(jsonOf(answer.body));
  return `${answer.status}${error.success ? ` ${error.data.errcode}: ${error.data.error}` : ''} (exchange ${n})`;
}

/** The failure of a preparation. Nobody listening is the environment's fault; anything else is the target's. */
export function couldNot(who: string, what: string, exchange: Exchange): PreparationFailed {
  const nobodyThere = exchange.failure?.kind === 'refused' || exchange.failure?.kind === 'unreachable';
  return new PreparationFailed(
    `${who} could not ${what}: ${outcomeIn(exchange)}`,
    nobodyThere ? 'environment' : 'target',
  );
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
