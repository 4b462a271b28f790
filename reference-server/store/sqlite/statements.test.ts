import { createRequire } from 'node:module';
import type * as sqlite from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Batches } from '../batches.ts';
import { Statements } from './statements.ts';

describe('a disk that is full in the middle of a batch', () => {
  let database: sqlite.DatabaseSync;
  let sql: Statements;
  let batches: Batches;
  let ran: string[];

  beforeEach(() => {
    const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as typeof sqlite;
    database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE kept (text TEXT); PRAGMA max_page_count = 10');
    sql = new Statements(database);
    batches = new Batches(sql);
    ran = [];
  });
  afterEach(() => database.close());

  const keep = (text: string): void => sql.run('INSERT INTO kept VALUES (?)', text);
  const kept = (): unknown[] => sql.rows('SELECT text FROM kept').map(({ text }) => text);
  const fill = (): void => batches.run(() => keep('x'.repeat(1_000_000)));

  test('says so, keeps nothing of the batch, and lets later ones be', () => {
    const work = (): void => {
      keep('before');
      batches.afterCommit(() => ran.push('never'));
      fill();
    };
    expect(() => batches.run(work)).toThrow('the disk is full');
    batches.run(() => keep('small'));
    expect(kept()).toEqual(['small']);
    expect(ran).toEqual([]);
  });

  test('keeps nothing of the batch where its middle was caught', () => {
    const work = (): void => {
      keep('before');
      batches.afterCommit(() => ran.push('never'));
      try {
        fill();
      } catch {
        // What goes on all the same must not be kept without what came before.
      }
      keep('after');
    };
    expect(() => batches.run(work)).toThrow('given up');
    expect(kept()).toEqual([]);
    batches.run(() => batches.afterCommit(() => ran.push('later')));
    expect(ran).toEqual(['later']);
  });

  test('keeps nothing of the batch where nothing was written after it', () => {
    expect(() =>
      batches.run(() => {
        keep('before');
        try {
          fill();
        } catch {
          // As above.
        }
      }),
    ).toThrow('given up');
    expect(kept()).toEqual([]);
  });
});
