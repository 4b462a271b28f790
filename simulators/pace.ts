import type { Clock } from '../harness/clock/clock.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { isLimited, toldWaitMs } from '../harness/wire/rate-limit.ts';

/** How one who prepares something keeps to the pace that a server asks for. */
export interface Pace {
  readonly clock: Clock;
  /** The longest that all waiting for one request may take, in milliseconds. */
  readonly longestMs: number;
}

/** A limit that is met this often is not there to be waited out. */
const mostTries = 4;

/**
 * Does something, and where its exchange met a rate limit waits as told and does it again, a few times at most. What comes out is the last
 * attempt: limited still, where the server tells us to wait longer than we may.
 */
export async function paced<T>(
  { clock, longestMs }: Pace,
  attempt: () => Promise<T>,
  exchangeOf: (attempted: T) => Exchange,
): Promise<T> {
  const end = clock.now() + longestMs;
  for (let tries = 1; ; tries++) {
    const attempted = await attempt();
    const exchange = exchangeOf(attempted);
    const waitMs = toldWaitMs(exchange, clock.now());
    if (!isLimited(exchange) || tries === mostTries || clock.now() + waitMs > end) return attempted;
    await new Promise<void>((resolve) => clock.after(waitMs, resolve));
  }
}

type Verbs = Readonly<Record<string, (...parameters: never[]) => Promise<Exchange>>>;

/** The same verbs, each of which keeps to the pace. */
export function pacedVerbs<V extends object & { [K in keyof V]: Verbs[string] }>(pace: Pace, verbs: V): V {
  const entries = Object.entries(verbs as Verbs).map(([name, verb]) => [
    name,
    (...parameters: never[]) =>
      paced(
        pace,
        () => verb(...parameters),
        (exchange) => exchange,
      ),
  ]);
  return Object.fromEntries(entries) as V;
}
