import type { ServerName, TransactionId } from '../../../spec/wire/ids.ts';
import type { InboxStore, OutboxStore, OutgoingTransaction, OutgoingUnit } from '../store.ts';
import { type Journal, listAt } from './journal.ts';

export function memoryInbox(journal: Journal): InboxStore {
  const answers = new Map<string, string>();
  const last = new Map<ServerName, TransactionId>();
  return {
    answer: (key) => answers.get(key),
    record({ key, origin, transactionId, answer }) {
      journal.set(answers, key, answer);
      journal.set(last, origin, transactionId);
    },
    last: (origin) => last.get(origin),
  };
}

export function memoryOutbox(journal: Journal): OutboxStore {
  const queues = new Map<ServerName, OutgoingUnit[]>();
  const inFlight = new Map<ServerName, OutgoingTransaction>();
  const opened = new Map<ServerName, OutgoingTransaction[]>();
  let unitId = 0;
  return {
    enqueue(destination, json) {
      unitId += 1;
      journal.push(listAt(queues, destination), { id: unitId, json });
    },
    waiting: (destination, limit) => (queues.get(destination) ?? []).slice(0, limit),
    open(destination, transaction, units) {
      journal.shift(listAt(queues, destination), units.length);
      journal.push(listAt(opened, destination), transaction);
      journal.set(inFlight, destination, transaction);
    },
    inFlight: (destination) => inFlight.get(destination),
    end: (destination) => journal.delete(inFlight, destination),
    lastTransactionId: (destination) => opened.get(destination)?.at(-1)?.transactionId,
    bodiesAfter(destination, transactionId) {
      const all = opened.get(destination) ?? [];
      const index = all.findIndex((transaction) => transaction.transactionId === transactionId);
      return all.slice(index + 1).map((transaction) => transaction.body);
    },
    destinations() {
      const queued = [...queues].filter(([, units]) => units.length > 0).map(([destination]) => destination);
      return [...new Set([...queued, ...inFlight.keys()])];
    },
  };
}
