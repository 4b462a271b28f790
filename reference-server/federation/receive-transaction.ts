import { ServerName, TransactionId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals, refuseIf } from '../errors.ts';
import type { Budget, Home } from '../home.ts';
import { plainNumber } from '../json-text.ts';
import { askForMissed } from './missed.ts';
import { newBudget } from './new-budget.ts';
import { receiveEdu } from './receive-edu.ts';
import { receiveOne } from './receive-one.ts';

interface Received {
  readonly origin: ServerName;
  readonly transactionId: TransactionId;
  readonly pdus: readonly unknown[];
  readonly edus: readonly unknown[];
  readonly previousIds: readonly string[];
}

/**
 * Takes a transaction and answers as JSON text: per PDU nothing, or why it is refused. One received before gets the
 * answer it got then. Everything acknowledged is kept before this returns (decisions 1 to 3).
 */
export function receiveTransaction(home: Home, urlId: string, body: unknown): string {
  const { rules, sender, store } = home;
  const received = readTransaction(home, urlId, body);
  sender.heardFrom(received.origin);
  const { origin, transactionId } = received;
  const key = rules.transactionKey(origin, transactionId);
  const stored = rules.retransmittedAnswer(store.inbox.answer(key));
  if (stored !== undefined) return stored;
  return store.batch(() => {
    const budget = newBudget(home.config);
    askForMissed(home, received, budget);
    const answer = JSON.stringify({ pdus: receivePdus(home, received, budget) });
    for (const edu of received.edus) receiveEdu(home, edu, origin);
    store.inbox.record({ key, origin, transactionId, answer });
    return answer;
  });
}

function readTransaction({ config, rules }: Home, urlId: string, body: unknown): Received {
  if (!rules.isTransactionObject(body)) throw new MatrixError(refusals.badJson('a transaction is a JSON object'));
  const { origin, destination, transaction_id: inBody, ts, pdus = [], edus, prev_ids: prevIds } = body as JsonObject;
  const { limits, serverName: self } = config;
  refuseIf(rules.namesRefusal({ origin, destination, self }));
  refuseIf(rules.idRefusal({ inUrl: urlId, inBody }));
  refuseIf(rules.tsRefusal(plainNumber(ts)));
  refuseIf(rules.prevIdsRefusal(prevIds));
  refuseIf(rules.pdusRefusal(pdus, limits.pdusPerTransaction));
  refuseIf(rules.edusRefusal(edus, limits.edusPerTransaction));
  return {
    origin: ServerName.parse(origin),
    transactionId: TransactionId.parse(urlId),
    pdus: pdus as unknown[],
    edus: (edus ?? []) as unknown[],
    previousIds: (prevIds ?? []) as string[],
  };
}

/** One bad PDU does not spoil the others. Requirement: txn.partial. */
function receivePdus(home: Home, { origin, pdus }: Received, budget: Budget): Record<string, object> {
  const answers = pdus.map((raw, index): [string, object] => {
    const refusal = receiveOne(home, raw, origin, budget);
    return [nameOf(raw, index), refusal ? home.rules.errorBody(refusal) : {}];
  });
  return Object.fromEntries(answers);
}

/** How the answer names a PDU; one without a name is named by its place. */
function nameOf(raw: unknown, index: number): string {
  const { origin, pdu_id: pduId } = (raw ?? {}) as JsonObject;
  return typeof origin === 'string' && typeof pduId === 'string' ? `${origin}/${pduId}` : `#${index}`;
}
