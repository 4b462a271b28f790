import { setImmediate } from 'node:timers/promises';
import type { ServerName, TransactionId } from '../../spec/wire/ids.ts';
import type { Budget, Home } from '../home.ts';
import { receiveOne } from './receive-one.ts';

/** Questions for what was missed that one transaction leads to, and PDUs taken of their answers. */
const [mostQuestions, mostPdus] = [8, 1000];

interface Named {
  readonly origin: ServerName;
  readonly previousIds: readonly string[];
}

/** Asks the origin for what it says it has sent and that never came (decisions: Retransmission). Call it inside a batch. */
export function askForMissed(home: Home, { origin, previousIds }: Named, budget: Budget): void {
  const { rules, store } = home;
  const isReceived = (id: string): boolean => store.inbox.answer(rules.transactionKey(origin, id)) !== undefined;
  if (rules.missedTransactions(previousIds, isReceived).length === 0) return;
  const last = store.inbox.last(origin);
  store.afterCommit(() => void pullMissed(home, origin, last, budget));
}

/** Never rejects: what cannot be got now is fetched PDU by PDU when something refers to it. */
async function pullMissed(
  home: Home,
  origin: ServerName,
  last: TransactionId | undefined,
  budget: Budget,
): Promise<void> {
  try {
    let after: string | undefined = last;
    let left = mostPdus;
    for (let asked = 0; asked < mostQuestions && left > 0 && budget.requests > 0; asked += 1) {
      budget.requests -= 1;
      const { pdus, next } = await home.peers.pull(origin, after);
      await takeInTurns(home, origin, pdus.slice(0, left), budget);
      if (home.lifetime.aborted || next === undefined || next === after) return;
      left -= pdus.length;
      after = next;
    }
  } catch (error) {
    home.ports.log.warn({ err: error, origin }, 'missed transactions could not be fetched');
  }
}

/** As many at once as a transaction holds; others have their turn in between. */
async function takeInTurns(home: Home, from: ServerName, pdus: readonly unknown[], budget: Budget): Promise<void> {
  const atOnce = home.config.limits.pdusPerTransaction;
  for (let start = 0; start < pdus.length; start += atOnce) {
    if (home.lifetime.aborted) return;
    home.store.batch(() => {
      for (const raw of pdus.slice(start, start + atOnce)) receiveOne(home, raw, from, budget);
    });
    if (start + atOnce < pdus.length) await setImmediate();
  }
}
