import type { Exchange } from '../wire/exchange.ts';

/**
 * For each exchange the places of those that had ended when it began: it waits for them in the replay, and for nothing else, so
 * that what ran at once runs at once again.
 */
export function predecessors(
  exchanges: readonly Pick<Exchange, 'at' | 'durationMs'>[],
): readonly (readonly number[])[] {
  return exchanges.map(({ at }, place) =>
    exchanges.slice(0, place).flatMap((earlier, index) => (earlier.at + earlier.durationMs <= at ? [index] : [])),
  );
}
