import { bodyOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';

/** What differs from one recorded exchange to the next. Bodies are given as values and carried as JSON. */
export interface ExchangeFacts {
  readonly from?: string;
  readonly to?: string;
  readonly method: string;
  readonly url: string;
  readonly sent?: unknown;
  readonly status?: number;
  readonly answered?: unknown;
  readonly failure?: NonNullable<Exchange['failure']>;
  readonly fault?: string;
  readonly durationMs?: number;
}

const firstAt = Date.UTC(2026, 2, 14, 9, 26, 53);
const json = { 'content-type': 'application/json' };

/** Exchanges as a recorder leaves them: numbered from 1, one after the other. */
export function exchangesOf(...facts: readonly ExchangeFacts[]): Exchange[] {
  return facts.map((fact, index) => {
    const body = fact.answered === undefined ? bodyOf('') : bodyOf(JSON.stringify(fact.answered));
    return {
      n: index + 1,
      at: firstAt + index * 37,
      durationMs: fact.durationMs ?? 4 + ((index * 7) % 23),
      from: fact.from ?? 'client alice',
      to: fact.to ?? 'target',
      request: {
        method: fact.method,
        url: fact.url,
        headers: { accept: 'application/json', ...(fact.sent === undefined ? {} : json) },
        body: fact.sent === undefined ? null : bodyOf(JSON.stringify(fact.sent)),
      },
      answer:
        fact.status === undefined
          ? null
          : {
              status: fact.status,
              headers: { ...json, 'access-control-allow-origin': '*', 'content-length': String(body.bytes) },
              body,
            },
      failure: fact.failure ?? null,
      fault: fact.fault ?? null,
    };
  });
}
