import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Mark } from '../batches.ts';
import { StoreFailure } from '../store-failure.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * Statements, each prepared once when it is first used. Where the disk or the file is at fault they throw a StoreFailure.
 * SQLite ends a transaction by itself when the disk is full: what is left of the batch must not be kept without its rest,
 * so nothing is run any more until the batch is over.
 */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  #isInBatch = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run(sql: string, ...values: readonly Value[]): void {
    this.#guarded(() => this.#statement(sql).run(...values));
  }

  row(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.#guarded(() => this.#statement(sql).get(...values)) as Row | undefined;
  }

  rows(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#guarded(() => this.#statement(sql).all(...values)) as unknown as readonly Row[];
  }

  begin(): void {
    this.run('BEGIN IMMEDIATE');
    this.#isInBatch = true;
  }

  commit(): void {
    this.run('COMMIT');
    this.#isInBatch = false;
  }

  rollback(): void {
    this.#isInBatch = false;
    if (this.#database.isTransaction) this.run('ROLLBACK');
  }

  mark(): Mark {
    this.run('SAVEPOINT inner');
    const release = (): void => this.run('RELEASE inner');
    return {
      release,
      takeBack: () => {
        if (!this.#database.isTransaction) return;
        this.run('ROLLBACK TO inner');
        release();
      },
    };
  }

  #guarded<T>(use: () => T): T {
    if (this.#isInBatch && !this.#database.isTransaction) {
      throw new StoreFailure('the batch was given up when the store failed');
    }
    try {
      return use();
    } catch (error) {
      throw StoreFailure.in(error) ?? error;
    }
  }

  #statement(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}
