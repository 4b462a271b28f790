import type { JsonObject } from '../../spec/wire/json.ts';
import type { Home } from './home.ts';
import { without } from './without.ts';

/** What a transaction is made from. All of it may be left out. */
export interface TransactionInit {
  /** As they go out: spelled by the dialect, or malformed on purpose. */
  readonly pdus?: readonly JsonObject[];
  readonly edus?: readonly JsonObject[];
  /** The last transaction sent to the target when left out. */
  readonly prevIds?: readonly string[];
  /** Of the URL and of the body; fresh when left out. */
  readonly transactionId?: string;
  /** Keys of the body put in place of those made here, as they are. */
  readonly override?: JsonObject;
  /** Keys of the body left out. */
  readonly omit?: readonly string[];
  /** Goes out in place of the body. */
  readonly rawBody?: string;
  /** PUT when left out. */
  readonly method?: string;
  /** Not counted among what was sent to the target: later ones do not name it, and no pull gives it. */
  readonly offRecord?: boolean;
}

/** The id of a transaction, and the text of its body with all seven keys of the draft. Decisions 5. */
export function makeTransaction(home: Home, init: TransactionInit): { transactionId: string; body: string } {
  const { transactionId = home.freshId(), pdus = [], edus = [], override, omit, rawBody } = init;
  const { lastId } = home.outbox;
  const body = {
    transaction_id: transactionId,
    ts: home.now(),
    origin: home.serverName,
    destination: home.targetName,
    prev_ids: init.prevIds ?? (lastId === undefined ? [] : [lastId]),
    pdus,
    edus,
  };
  return { transactionId, body: rawBody ?? JSON.stringify(without({ ...body, ...override }, omit)) };
}
