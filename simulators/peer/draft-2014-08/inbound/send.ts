import type { RequestHandler } from 'msw';
import { jsonOf } from '../../../../harness/wire/body.ts';
import { JsonObject } from '../../../../spec/wire/json.ts';
import type { OnPdu } from '../../edition.ts';
import type { Home } from '../../home.ts';
import { refusal } from '../../inbound/inbound.ts';
import { receiveTransaction } from '../receive-transaction.ts';
import { inbound } from './inbound.ts';

/** `PUT send`: whatever a transaction holds is taken in as far as it can be understood. Decisions 1. */
export function sendHandlers(home: Home, onPdu: OnPdu): RequestHandler[] {
  return [
    inbound(home, 'fedSend', ({ parameters, exchange }) => {
      const transactionId = parameters.txnId ?? '';
      const body = jsonOf(exchange.request.body);
      const transaction = JsonObject.safeParse(body).data;
      home.memory.transactions.add({
        exchange,
        transactionId,
        method: 'PUT',
        body,
        applied: transaction !== undefined,
      });
      if (!transaction) return refusal(400, 'M_NOT_JSON', 'A transaction is a JSON object.');
      return { status: 200, body: receiveTransaction(home, { transactionId, body: transaction, exchange }, onPdu) };
    }),
  ];
}
