import type { TransactionInit } from '../acts.ts';
import type { Home } from '../home.ts';
import { without } from './without.ts';

/** The id of a transaction, and the text of its body with all seven keys of the draft. Decisions 5. */
export function makeTransaction(
  home: Home,
  to: string,
  init: TransactionInit,
): { transactionId: string; body: string } {
  const { transactionId = home.freshId(), pdus = [], edus = [], override, omit, rawBody } = init;
  const { lastId } = home.outboxTo(to);
  const body = {
    transaction_id: transactionId,
    ts: home.now(),
    origin: home.serverName,
    destination: to,
    prev_ids: init.prevIds ?? (lastId === undefined ? [] : [lastId]),
    pdus,
    edus,
  };
  return { transactionId, body: rawBody ?? JSON.stringify(without({ ...body, ...override }, omit)) };
}
