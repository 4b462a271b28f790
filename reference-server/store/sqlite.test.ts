import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as sqlite from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventId, ServerName, TransactionId, UserId } from '../../spec/wire/ids.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { storeContract } from '../testing/store-contract.ts';
import { refOf } from './keys.ts';
import { sqliteStore } from './sqlite.ts';

describe('the SQLite store in memory', () => storeContract(() => sqliteStore(':memory:')));

describe('the SQLite store in a file', () => {
  let folder: string;
  let file: string;
  const ann = UserId.parse('@ann:red:1');
  const blue = ServerName.parse('blue:2');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-store-'));
    file = join(folder, 'store.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('everything is found again when the file is opened again', () => {
    const first = sqliteStore(file);
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

    const second = sqliteStore(file);
    expect(second.accounts.userOfToken('token')).toBe(ann);
    expect(second.rooms.roomsOf(ann)).toHaveLength(1);
    expect(second.streams.after(ann, 0, 10)).toEqual([{ kind: 'event', position: event.position, event }]);
    expect(second.inbox.answer('k')).toBe('a');
    expect(second.outbox.waiting(blue, { pdus: 10, edus: 10 }).map((unit) => unit.json)).toEqual(['{"queued":1}']);
    second.close();
  });

  test('what is ephemeral is gone when the file is opened again, and no position is given out twice', () => {
    const first = sqliteStore(file);
    const typing = { key: 'typing', event: { type: 'm.typing', content: {} } };
    for (let round = 0; round < 1500; round += 1) first.streams.deliverEphemeral(typing, [ann]);
    first.outbox.enqueue(blue, { kind: 'edu', key: 'typing', json: '{}' });
    const last = first.events.position();
    first.close();

    const second = sqliteStore(file);
    expect(second.streams.after(ann, 0, 10)).toEqual([]);
    expect(second.outbox.destinations()).toEqual([]);
    second.streams.deliverEphemeral(typing, [ann]);
    expect(second.streams.after(ann, last, 10)).toHaveLength(1);
    second.close();
  });

  test('positions reserved in a batch that is undone are reserved again', () => {
    const first = sqliteStore(file);
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
    const second = sqliteStore(file);
    expect(second.events.position()).toBeGreaterThanOrEqual(last);
    second.close();
  });

  test('positions go on growing after the file is opened again', () => {
    const first = sqliteStore(file);
    const before = first.events.append({ eventId: EventId.parse('e1'), pdu: aPdu(), standing: 'shown' });
    first.close();
    const second = sqliteStore(file);
    const after = second.events.append({ eventId: EventId.parse('e2'), pdu: aPdu(), standing: 'shown' });
    second.close();
    expect(after.position).toBeGreaterThan(before.position);
  });

  test('a file of an older version is brought up to date, and loses nothing', () => {
    const before = sqliteStore(file);
    before.accounts.putUser(ann, 'hash');
    before.close();
    const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as typeof sqlite;
    const database = new DatabaseSync(file);
    database.exec('ALTER TABLE users DROP COLUMN email; DROP TABLE sequence; PRAGMA user_version = 1');
    database.close();
    const after = sqliteStore(file);
    expect(after.accounts.user(ann)).toMatchObject({ passwordHash: 'hash', email: null });
    after.close();
  });

  test('a file of a newer version is refused', () => {
    sqliteStore(file).close();
    const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as typeof sqlite;
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => sqliteStore(file)).toThrow('use a newer program');
  });

  test('a file in use is refused', () => {
    const first = sqliteStore(file);
    expect(() => sqliteStore(file)).toThrow('locked');
    first.close();
  });
});
