import type { ServerName, TransactionId } from '../../../spec/wire/ids.ts';
import type { InboxStore, OutboxStore, OutgoingPdu, OutgoingTransaction } from '../store.ts';
import { memoryEduQueue } from './edu-queue.ts';
import { type Journal, listAt, mapAt } from './journal.ts';

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
  const queues = new Map<ServerName, (OutgoingPdu & { readonly id: number })[]>();
  const edus = memoryEduQueue(journal);
  const inFlight = new Map<ServerName, Map<TransactionId, OutgoingTransaction>>();
  const opened = new Map<ServerName, OutgoingTransaction[]>();
  let unitId = 0;
  return {
    enqueue(destination, unit) {
      if (unit.kind === 'edu') {
        edus.enqueue(destination, unit);
        return;
      }
      unitId += 1;
      journal.push(listAt(queues, destination), { ...unit, id: unitId });
    },
    waiting: (destination, limits) => [
      ...(queues.get(destination) ?? []).slice(0, limits.pdus),
      ...edus.waiting(destination, limits.edus),
    ],
    open(destination, transaction, units) {
      journal.shift(listAt(queues, destination), units.filter((unit) => unit.kind === 'pdu').length);
      for (const unit of units) if (unit.kind === 'edu') edus.take(destination, unit);
      journal.push(listAt(opened, destination), transaction);
      journal.set(mapAt(inFlight, destination), transaction.transactionId, transaction);
    },
    inFlight: (destination) => inFlight.get(destination)?.values().next().value,
    end: (destination, transactionId) => journal.delete(mapAt(inFlight, destination), transactionId),
    lastTransactionId: (destination) => opened.get(destination)?.at(-1)?.transactionId,
    transactionsAfter(destination, transactionId, limit) {
      const all = opened.get(destination) ?? [];
      const index = all.findIndex((transaction) => transaction.transactionId === transactionId);
      return all.slice(index + 1, index + 1 + limit);
    },
    destinations() {
      const queued = [...queues].filter(([, units]) => units.length > 0).map(([destination]) => destination);
      const underWay = [...inFlight]
        .filter(([, transactions]) => transactions.size > 0)
        .map(([destination]) => destination);
      return [...new Set([...queued, ...edus.destinations(), ...underWay])];
    },
  };
}
