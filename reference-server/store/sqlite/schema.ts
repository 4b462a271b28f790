import type { DatabaseSync } from 'node:sqlite';

/** Each entry takes a file from the version of its index to the next. Entries are never changed, only added. */
const migrations: readonly string[] = [
  `
  CREATE TABLE users (user_id TEXT PRIMARY KEY, password_hash TEXT NOT NULL, displayname TEXT, avatar_url TEXT) STRICT;
  CREATE TABLE tokens (token_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE answers (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE aliases (made INTEGER PRIMARY KEY, alias TEXT NOT NULL UNIQUE, room_id TEXT NOT NULL, servers TEXT NOT NULL) STRICT;

  CREATE TABLE events (
    origin TEXT NOT NULL, pdu_id TEXT NOT NULL, event_id TEXT NOT NULL, room_id TEXT NOT NULL, pdu TEXT NOT NULL,
    standing TEXT NOT NULL, position INTEGER NOT NULL, history_order INTEGER NOT NULL,
    PRIMARY KEY (origin, pdu_id)
  ) STRICT;
  CREATE INDEX events_by_order ON events (room_id, standing, history_order);
  CREATE INDEX events_held ON events (position) WHERE standing = 'held';
  CREATE TABLE event_references (
    room_id TEXT NOT NULL, to_origin TEXT NOT NULL, to_pdu_id TEXT NOT NULL, origin TEXT NOT NULL, pdu_id TEXT NOT NULL,
    PRIMARY KEY (room_id, to_origin, to_pdu_id, origin, pdu_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE given_up (origin TEXT NOT NULL, pdu_id TEXT NOT NULL, PRIMARY KEY (origin, pdu_id)) STRICT, WITHOUT ROWID;
  CREATE TABLE streams (
    user_id TEXT NOT NULL, position INTEGER NOT NULL, origin TEXT NOT NULL, pdu_id TEXT NOT NULL,
    PRIMARY KEY (user_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE state (
    room_id TEXT NOT NULL, type TEXT NOT NULL, state_key TEXT NOT NULL, origin TEXT NOT NULL, pdu_id TEXT NOT NULL,
    membership TEXT, PRIMARY KEY (room_id, type, state_key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX state_by_member ON state (state_key) WHERE membership IS NOT NULL;
  CREATE TABLE extremities (room_id TEXT PRIMARY KEY, refs TEXT NOT NULL) STRICT;
  CREATE TABLE pending_joins (
    room_id TEXT NOT NULL, user_id TEXT NOT NULL, host TEXT NOT NULL, PRIMARY KEY (room_id, user_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE inbox (
    ordinal INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, origin TEXT NOT NULL, transaction_id TEXT NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX inbox_by_origin ON inbox (origin, ordinal);
  CREATE TABLE outgoing_units (id INTEGER PRIMARY KEY AUTOINCREMENT, destination TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE INDEX outgoing_units_by_destination ON outgoing_units (destination, id);
  CREATE TABLE outgoing_transactions (
    ordinal INTEGER PRIMARY KEY, destination TEXT NOT NULL, transaction_id TEXT NOT NULL, body TEXT NOT NULL, ending TEXT
  ) STRICT;
  CREATE INDEX outgoing_by_destination ON outgoing_transactions (destination, ordinal);
  CREATE INDEX outgoing_in_flight ON outgoing_transactions (destination) WHERE ending IS NULL;
  `,
  'ALTER TABLE users ADD COLUMN email TEXT',
  'CREATE TABLE sequence (id INTEGER PRIMARY KEY CHECK (id = 1), reserved INTEGER NOT NULL) STRICT',
  'CREATE TABLE owner (id INTEGER PRIMARY KEY CHECK (id = 1), server_name TEXT NOT NULL) STRICT',
  `
  ALTER TABLE state ADD COLUMN host TEXT;
  UPDATE state SET host = substr(state_key, instr(state_key, ':') + 1) WHERE membership IS NOT NULL;
  CREATE INDEX state_by_host ON state (room_id, membership, host);
  ALTER TABLE pending_joins ADD COLUMN state TEXT NOT NULL DEFAULT '[]';
  `,
];

/** Brings a file up to date. Throws when it was written by a newer version, rather than harm it. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > migrations.length) {
    throw new Error(`the store has version ${version}, this program knows ${migrations.length}: use a newer program`);
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${sql}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
