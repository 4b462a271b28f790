import type { PduRef } from '../../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { UserId } from '../../../spec/wire/ids.ts';
import { refOf } from '../keys.ts';
import type { Sequence } from '../sequence.ts';
import type { EventStore, StoredEvent, StreamItem, StreamStore } from '../store.ts';
import { streamPage } from '../stream-page.ts';
import { memoryEphemerals } from './ephemerals.ts';
import { firstAbove, type Journal, listAt } from './journal.ts';

interface Placed {
  readonly position: number;
  readonly ref: PduRef;
}

export function memoryStreams(journal: Journal, sequence: Sequence, events: Pick<EventStore, 'byRef'>): StreamStore {
  const streams = new Map<UserId, Placed[]>();
  const ephemerals = memoryEphemerals(journal, sequence.next);
  const itemAt = ({ position, ref }: Placed): StreamItem => {
    const event = { ...(events.byRef(...ref) as StoredEvent), position };
    return { kind: 'event', position, event };
  };
  return {
    deliver(event, users) {
      const placed = { position: event.position, ref: refOf(event.pdu) };
      for (const user of users) journal.push(listAt(streams, user), placed);
    },
    deliverEphemeral: ephemerals.deliver,
    after(userId, position, limit) {
      const stream = streams.get(userId) ?? [];
      const start = firstAbove(stream, position, (placed) => placed.position);
      const page = stream.slice(start, start + limit).map(itemAt);
      return streamPage(page, ephemerals.after(userId, position), limit);
    },
  };
}
