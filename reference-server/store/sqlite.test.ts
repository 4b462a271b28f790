import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as sqlite from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventId, RoomId, ServerName, TransactionId, UserId } from '../../spec/wire/ids.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { storeContract } from '../testing/store-contract.ts';
import { refOf } from './keys.ts';
import { sqliteStore } from './sqlite.ts';

const red = ServerName.parse('red:1');

describe('the SQLite store in memory', () => storeContract(() => sqliteStore(':memory:', red)));

describe('the SQLite store in a file', () => {
  let folder: string;
  let file: string;
  const ann = UserId.parse('@ann:red:1');
  const blue = ServerName.parse('blue:2');
  const undoHosts =
    'DROP INDEX state_by_host; ALTER TABLE state DROP COLUMN host; ALTER TABLE pending_joins DROP COLUMN state';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-store-'));
    file = join(folder, 'store.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function withDatabase(use: (database: sqlite.DatabaseSync) => void): void {
    const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as typeof sqlite;
    const database = new DatabaseSync(file);
    use(database);
    database.close();
  }

  test('everything is found again when the file is opened again', () => {
    const first = sqliteStore(file, red);
    first.accounts.putUser(ann, 'hash');
    first.accounts.putToken('token', ann);
    const event = first.events.append({
      eventId: EventId.parse('e'),
      pdu: aMembership(ann, 'join'),
      standing: 'shown',
    });
    first.rooms.setState(event);
    first.rooms.setExtremities(event.pdu.context as never, [refOf(event.pdu)]);
    first.streams.deliver(event, [ann]);
    first.inbox.record({ key: 'k', origin: blue, transactionId: TransactionId.parse('t'), answer: 'a' });
    first.outbox.enqueue(blue, { kind: 'pdu', json: '{"queued":1}' });
    first.close();

    const second = sqliteStore(file, red);
    expect(second.accounts.userOfToken('token')).toBe(ann);
    expect(second.rooms.roomsOf(ann)).toHaveLength(1);
    expect(second.streams.after(ann, 0, 10)).toEqual([{ kind: 'event', position: event.position, event }]);
    expect(second.inbox.answer('k')).toBe('a');
    expect(second.outbox.waiting(blue, { pdus: 10, edus: 10 }).map((unit) => unit.json)).toEqual(['{"queued":1}']);
    second.close();
  });

  test('what is ephemeral is gone when the file is opened again, and no position is given out twice', () => {
    const first = sqliteStore(file, red);
    const typing = { key: 'typing', event: { type: 'm.typing', content: {} } };
    for (let round = 0; round < 1500; round += 1) first.streams.deliverEphemeral(typing, [ann]);
    first.outbox.enqueue(blue, { kind: 'edu', key: 'typing', json: '{}' });
    const last = first.events.position();
    first.close();

    const second = sqliteStore(file, red);
    expect(second.streams.after(ann, 0, 10)).toEqual([]);
    expect(second.outbox.destinations()).toEqual([]);
    second.streams.deliverEphemeral(typing, [ann]);
    expect(second.streams.after(ann, last, 10)).toHaveLength(1);
    second.close();
  });

  test('positions reserved in a batch that is undone are reserved again', () => {
    const first = sqliteStore(file, red);
    const typing = { key: 'typing', event: { type: 'm.typing', content: {} } };
    expect(() =>
      first.batch(() => {
        first.streams.deliverEphemeral(typing, [ann]);
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    first.streams.deliverEphemeral(typing, [ann]);
    const last = first.events.position();
    first.close();
    const second = sqliteStore(file, red);
    expect(second.events.position()).toBeGreaterThanOrEqual(last);
    second.close();
  });

  test('positions go on growing after the file is opened again', () => {
    const first = sqliteStore(file, red);
    const before = first.events.append({ eventId: EventId.parse('e1'), pdu: aPdu(), standing: 'shown' });
    first.close();
    const second = sqliteStore(file, red);
    const after = second.events.append({ eventId: EventId.parse('e2'), pdu: aPdu(), standing: 'shown' });
    second.close();
    expect(after.position).toBeGreaterThan(before.position);
  });

  test('a file of an older version is brought up to date, and loses nothing', () => {
    const before = sqliteStore(file, red);
    before.accounts.putUser(ann, 'hash');
    before.rooms.setState(
      before.events.append({ eventId: EventId.parse('e1'), pdu: aMembership('@cy:blue:2', 'join'), standing: 'shown' }),
    );
    before.close();
    withDatabase((database) =>
      database.exec(
        `${undoHosts}; ALTER TABLE users DROP COLUMN email; DROP TABLE owner; DROP TABLE sequence; PRAGMA user_version = 1`,
      ),
    );
    const after = sqliteStore(file, red);
    expect(after.accounts.user(ann)).toMatchObject({ passwordHash: 'hash', email: null });
    expect(after.rooms.hosts(RoomId.parse('!room:red:1'), 'join')).toEqual([blue]);
    after.close();
  });

  test('a file belongs to the server it was first opened for', () => {
    sqliteStore(file, red).close();
    expect(() => sqliteStore(file, blue)).toThrow('the store belongs to the server red:1');
    sqliteStore(file, red).close();
  });

  test('a file of a version that did not say so belongs to the server of its users', () => {
    const before = sqliteStore(file, red);
    before.accounts.putUser(ann, 'hash');
    before.close();
    withDatabase((database) =>
      database.exec(`${undoHosts}; DROP TABLE owner; PRAGMA application_id = 0; PRAGMA user_version = 3`),
    );
    expect(() => sqliteStore(file, blue)).toThrow('the store belongs to the server red:1');
    const after = sqliteStore(file, red);
    expect(after.accounts.user(ann)).toMatchObject({ passwordHash: 'hash' });
    after.close();
  });

  test('the database of another program is refused, and left as it is', () => {
    withDatabase((database) => database.exec('CREATE TABLE recipes (name TEXT)'));
    expect(() => sqliteStore(file, red)).toThrow('of another program');
    withDatabase((database) => {
      expect(database.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }]);
    });
  });

  test.each<[what: string, harm: (bytes: Buffer) => Buffer, complaint: string]>([
    ['is no database', (bytes) => bytes.fill(7), 'not a database'],
    ['was cut in half', (bytes) => bytes.subarray(0, bytes.length / 2), 'damaged'],
    [
      'was overwritten in the middle',
      (bytes) => bytes.fill(0xaa, bytes.length / 2, bytes.length / 2 + 8000),
      'damaged',
    ],
  ])('a file that %s is refused, and said', (_, harm, complaint) => {
    const before = sqliteStore(file, red);
    for (let count = 0; count < 200; count += 1)
      before.accounts.putUser(UserId.parse(`@u${count}:red:1`), 'x'.repeat(500));
    before.close();
    writeFileSync(file, harm(readFileSync(file)));
    expect(() => sqliteStore(file, red)).toThrow(complaint);
  });

  test('a file of a newer version is refused', () => {
    sqliteStore(file, red).close();
    withDatabase((database) => database.exec('PRAGMA user_version = 99'));
    expect(() => sqliteStore(file, red)).toThrow('use a newer program');
  });

  test('a file in use is refused', () => {
    const first = sqliteStore(file, red);
    expect(() => sqliteStore(file, red)).toThrow('locked');
    first.close();
  });
});
