import { bodyOf } from '../wire/body.ts';
import type { Answer, Exchange, FailureKind } from '../wire/exchange.ts';

/** An exchange that has not ended yet, with what matters to a test in place of the rest. */
export function exchange(more: Partial<Exchange> = {}): Exchange {
  return {
    n: 1,
    at: 0,
    durationMs: 1,
    from: 'client alice',
    to: 'target',
    request: { method: 'GET', url: 'http://hs/path', headers: {}, body: null },
    answer: null,
    failure: null,
    fault: null,
    ...more,
  };
}

/** An exchange that was answered with that text. */
export function answeredWith(status: number, text = '', headers: Answer['headers'] = {}): Exchange {
  return exchange({ answer: { status, headers, body: bodyOf(text) } });
}

/** An exchange that was not answered. */
export function failedAs(kind: FailureKind): Exchange {
  return exchange({ failure: { kind, message: 'so it was' } });
}
