import type { DatabaseSync } from 'node:sqlite';
import { domainOf, type ServerName } from '../../../spec/wire/ids.ts';
import { StoreFailure } from '../store-failure.ts';

/** What the first bytes of a file of ours say: `tchs`. https://sqlite.org/fileformat.html#application_id */
const applicationId = 0x74636873;

/** Throws for the database of another program. One without a mark that has our tables is ours, of an older version. */
export function refuseForeign(database: DatabaseSync): void {
  const mark = numberIn(database, 'application_id');
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const isOurs = mark === applicationId || tables.some(({ name }) => name === 'outgoing_transactions');
  if (mark !== 0 ? !isOurs : tables.length > 0 && !isOurs) {
    throw new StoreFailure('the file is the database of another program: choose another folder');
  }
}

/** Throws for a database of which a part is missing or overwritten: that would come to light in the middle of a request. */
export function refuseDamaged(database: DatabaseSync): void {
  const [found] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
  if (found !== 'ok') throw new StoreFailure(`the database is damaged: restore a copy (${String(found)})`);
}

/** Marks the database as that of a server. Throws where it is that of another: ids in it end in that one's name. */
export function takeAs(database: DatabaseSync, serverName: ServerName): void {
  const owner = ownerOf(database) ?? serverName;
  if (owner !== serverName) {
    throw new StoreFailure(
      `the store belongs to the server ${owner}: use that name, or another folder for ${serverName}`,
    );
  }
  database.exec(`PRAGMA application_id = ${applicationId}`);
  database.prepare('INSERT OR IGNORE INTO owner VALUES (1, ?)').run(serverName);
}

/** Stores of older versions do not say whose they are, but have its users. */
function ownerOf(database: DatabaseSync): string | undefined {
  const { server_name: named } = database.prepare('SELECT server_name FROM owner').get() ?? {};
  const { user_id: anyUser } = database.prepare('SELECT user_id FROM users LIMIT 1').get() ?? {};
  return typeof named === 'string' ? named : typeof anyUser === 'string' ? domainOf(anyUser) : undefined;
}

function numberIn(database: DatabaseSync, pragma: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
}
