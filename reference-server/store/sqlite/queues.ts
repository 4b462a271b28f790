import type { ServerName, TransactionId } from '../../../spec/wire/ids.ts';
import type { EduQueue } from '../memory/edu-queue.ts';
import type { InboxStore, OutboxStore, OutgoingTransaction, OutgoingUnit } from '../store.ts';
import type { Row, Statements } from './statements.ts';

export function sqliteInbox(sql: Statements): InboxStore {
  return {
    answer: (key) => sql.row('SELECT answer FROM inbox WHERE key = ?', key)?.answer as string | undefined,
    record: ({ key, origin, transactionId, answer }) =>
      sql.run(
        'INSERT OR REPLACE INTO inbox (key, origin, transaction_id, answer) VALUES (?, ?, ?, ?)',
        ...[key, origin, transactionId, answer],
      ),
    last: (origin) =>
      sql.row('SELECT transaction_id FROM inbox WHERE origin = ? ORDER BY ordinal DESC LIMIT 1', origin)
        ?.transaction_id as TransactionId | undefined,
  };
}

function transactionOf(row: Row): OutgoingTransaction {
  return { transactionId: row.transaction_id as TransactionId, body: row.body as string };
}

export function sqliteOutbox(sql: Statements, edus: EduQueue): OutboxStore {
  const lastOf = 'FROM outgoing_transactions WHERE destination = ? ORDER BY ordinal DESC LIMIT 1';
  return {
    enqueue(destination, unit) {
      if (unit.kind === 'edu') edus.enqueue(destination, unit);
      else sql.run('INSERT INTO outgoing_units (destination, json) VALUES (?, ?)', destination, unit.json);
    },
    waiting(destination, limits) {
      const query = 'SELECT id, json FROM outgoing_units WHERE destination = ? ORDER BY id LIMIT ?';
      const pdus = sql
        .rows(query, destination, limits.pdus)
        .map((row): OutgoingUnit => ({ kind: 'pdu', id: row.id as number, json: row.json as string }));
      return [...pdus, ...edus.waiting(destination, limits.edus)];
    },
    open(destination, { transactionId, body }, units) {
      for (const unit of units) {
        if (unit.kind === 'edu') edus.take(destination, unit);
        else sql.run('DELETE FROM outgoing_units WHERE id = ?', unit.id);
      }
      sql.run(
        'INSERT INTO outgoing_transactions (destination, transaction_id, body) VALUES (?, ?, ?)',
        ...[destination, transactionId, body],
      );
    },
    inFlight(destination) {
      const query =
        'SELECT transaction_id, body FROM outgoing_transactions WHERE destination = ? AND ending IS NULL ORDER BY ordinal LIMIT 1';
      const row = sql.row(query, destination);
      return row && transactionOf(row);
    },
    end: (destination, transactionId, ending) =>
      sql.run(
        'UPDATE outgoing_transactions SET ending = ? WHERE destination = ? AND transaction_id = ? AND ending IS NULL',
        ...[ending, destination, transactionId],
      ),
    lastTransactionId: (destination) =>
      sql.row(`SELECT transaction_id ${lastOf}`, destination)?.transaction_id as TransactionId | undefined,
    transactionsAfter(destination, transactionId, limit) {
      const after = sql.row(
        'SELECT ordinal FROM outgoing_transactions WHERE destination = ? AND transaction_id = ?',
        ...[destination, transactionId ?? null],
      );
      const query = `SELECT transaction_id, body FROM outgoing_transactions WHERE destination = ? AND ordinal > ?
        ORDER BY ordinal LIMIT ?`;
      return sql.rows(query, destination, after?.ordinal ?? 0, limit).map(transactionOf);
    },
    destinations() {
      const query = `SELECT destination FROM outgoing_units
        UNION SELECT destination FROM outgoing_transactions WHERE ending IS NULL`;
      const kept = sql.rows(query).map((row) => row.destination as ServerName);
      return [...new Set([...kept, ...edus.destinations()])];
    },
  };
}
