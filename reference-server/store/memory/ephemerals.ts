import type { ClientEvent } from '../../../spec/editions/draft-2014-08/wire/event.ts';
import type { UserId } from '../../../spec/wire/ids.ts';
import type { Ephemeral, StreamItem } from '../store.ts';
import { type Journal, mapAt } from './journal.ts';

/** Items kept for one user. A client that is away for longer misses the oldest. */
const mostPerUser = 1000;

interface Placed {
  readonly position: number;
  readonly event: ClientEvent;
}

/** Items of streams that nothing outlives the process for: every store keeps them like this. */
export interface Ephemerals {
  deliver(item: Ephemeral, users: readonly UserId[]): void;
  /** The items after a position, oldest first. */
  after(userId: UserId, position: number): readonly StreamItem[];
}

/** `nextPosition` gives places in the sequence that events have theirs in. */
export function memoryEphemerals(journal: Journal, nextPosition: () => number): Ephemerals {
  const streams = new Map<UserId, Map<string, Placed>>();
  return {
    deliver({ key, event }, users) {
      const placed = { position: nextPosition(), event };
      for (const user of users) {
        const stream = mapAt(streams, user);
        journal.delete(stream, key);
        journal.set(stream, key, placed);
        const [oldest] = stream.keys();
        if (stream.size > mostPerUser && oldest !== undefined) journal.delete(stream, oldest);
      }
    },
    after: (userId, position) =>
      [...(streams.get(userId)?.values() ?? [])]
        .filter((placed) => placed.position > position)
        .sort((one, other) => one.position - other.position)
        .map((placed) => ({ kind: 'ephemeral', ...placed })),
  };
}
