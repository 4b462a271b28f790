import { createRequire } from 'node:module';
import type * as sqlite from 'node:sqlite';
import type { ServerName } from '../../spec/wire/ids.ts';
import { Batches } from './batches.ts';
import { memoryEduQueue } from './memory/edu-queue.ts';
import { memoryEphemerals } from './memory/ephemerals.ts';
import { Journal } from './memory/journal.ts';
import { sqliteAccounts, sqliteAnswers } from './sqlite/accounts.ts';
import { sqliteEvents } from './sqlite/events.ts';
import { refuseDamaged, refuseForeign, takeAs } from './sqlite/ownership.ts';
import { sqliteInbox, sqliteOutbox } from './sqlite/queues.ts';
import { sqliteRooms } from './sqlite/rooms.ts';
import { migrate } from './sqlite/schema.ts';
import { sqliteSequence } from './sqlite/sequence.ts';
import { Statements } from './sqlite/statements.ts';
import { sqliteStreams } from './sqlite/streams.ts';
import type { Store } from './store.ts';
import { StoreFailure } from './store-failure.ts';

/**
 * Keeps everything of one server but what is ephemeral in one SQLite file, made when there is none. What a batch wrote is
 * on the disk when the batch returns: a crash loses nothing that was acknowledged. Throws when the file cannot be opened, is damaged, is not
 * ours, is of a server of another name, or is in use by another process.
 */
export function sqliteStore(path: string, serverName: ServerName): Store {
  const database = open(path, serverName);
  const sql = new Statements(database);
  const sequence = sqliteSequence(sql);
  const journal = new Journal();
  const batches = new Batches({
    begin() {
      journal.forget();
      sql.begin();
    },
    commit() {
      sql.commit();
      journal.forget();
    },
    rollback() {
      journal.rollback();
      sequence.forgetReserve();
      sql.rollback();
    },
    mark() {
      const [inMemory, inFile] = [journal.mark(), sql.mark()];
      return {
        release() {
          inMemory.release();
          inFile.release();
        },
        takeBack() {
          inMemory.takeBack();
          sequence.forgetReserve();
          inFile.takeBack();
        },
      };
    },
  });
  return {
    accounts: sqliteAccounts(sql),
    answers: sqliteAnswers(sql),
    rooms: sqliteRooms(sql),
    events: sqliteEvents(sql, sequence),
    streams: sqliteStreams(sql, memoryEphemerals(journal, sequence.next)),
    inbox: sqliteInbox(sql),
    outbox: sqliteOutbox(sql, memoryEduQueue(journal)),
    batch: (work) => batches.run(work),
    afterCommit: (effect) => batches.afterCommit(effect),
    close: () => database.close(),
  };
}

/** Loaded late: some versions of Node warn when it is, and nobody who uses the memory store needs it. */
function open(path: string, serverName: ServerName): sqlite.DatabaseSync {
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as typeof sqlite;
  let database: sqlite.DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    refuseForeign(database);
    refuseDamaged(database);
    migrate(database);
    takeAs(database, serverName);
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    throw StoreFailure.in(error) ?? error;
  }
}
