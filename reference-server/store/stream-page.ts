import type { StreamItem } from './store.ts';

/** The first items of two lists that are each in order of position. */
export function streamPage(
  events: readonly StreamItem[],
  ephemerals: readonly StreamItem[],
  limit: number,
): readonly StreamItem[] {
  if (ephemerals.length === 0) return events.slice(0, limit);
  return [...events, ...ephemerals].sort((one, other) => one.position - other.position).slice(0, limit);
}
