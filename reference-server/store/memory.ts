import { Batches } from './batches.ts';
import { memoryAccounts, memoryAnswers } from './memory/accounts.ts';
import { memoryEvents } from './memory/events.ts';
import { Journal } from './memory/journal.ts';
import { memoryInbox, memoryOutbox } from './memory/queues.ts';
import { memoryRooms } from './memory/rooms.ts';
import { memorySequence } from './memory/sequence.ts';
import { memoryStreams } from './memory/streams.ts';
import type { Store } from './store.ts';

/** Keeps everything for as long as the process lives. */
export function memoryStore(): Store {
  const journal = new Journal();
  const batches = new Batches({
    begin: () => journal.forget(),
    commit: () => journal.forget(),
    rollback: () => journal.rollback(),
    mark: () => journal.mark(),
  });
  const sequence = memorySequence();
  const events = memoryEvents(journal, sequence);
  return {
    accounts: memoryAccounts(journal),
    answers: memoryAnswers(journal),
    rooms: memoryRooms(journal, events),
    events,
    streams: memoryStreams(journal, sequence, events),
    inbox: memoryInbox(journal),
    outbox: memoryOutbox(journal),
    batch: (work) => batches.run(work),
    afterCommit: (effect) => batches.afterCommit(effect),
    close: () => journal.forget(),
  };
}
