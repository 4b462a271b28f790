import type { Exchange } from '../../../harness/wire/exchange.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Context } from '../context.ts';
import { contextOf, type Home } from '../home.ts';
import { makePdu, type PduInit } from '../make-pdu.ts';
import { makeTransaction, type TransactionInit } from '../make-transaction.ts';
import { readPdu } from '../pdu-spelling.ts';
import type { requestActs } from './requests.ts';

/** A transaction as it went out. */
export interface SentTransaction {
  readonly transactionId: string;
  readonly method: string;
  /** The text, byte for byte. */
  readonly body: string;
  readonly exchange: Exchange;
}

/** A PDU with the transaction that carried it. */
export interface SentPdu extends SentTransaction {
  readonly pdu: JsonObject;
}

/** What a peer pushes to the target, well-formed or not. Draft: Transactions and EDUs/PDUs. */
export function sendingActs(home: Home, { request }: ReturnType<typeof requestActs>) {
  const put = async (transactionId: string, method: string, body: string): Promise<SentTransaction> => {
    const exchange = await request('fedSend', { txnId: transactionId }, { method, body });
    return { transactionId, method, body, exchange };
  };

  const sendTransaction = (init: TransactionInit = {}): Promise<SentTransaction> => {
    const { transactionId, body } = makeTransaction(home, init);
    if (!init.offRecord) home.outbox.add({ transactionId, pdus: init.pdus ?? [] });
    return put(transactionId, init.method ?? 'PUT', body);
  };

  // The context may be another peer's: what this one says in it is part of what this one knows, not of the other's.
  const remember = (context: Context, pdu: JsonObject) => contextOf(home, context.id).add(readPdu(home.dialect, pdu));

  const sendPdu = async (context: Context, init: PduInit): Promise<SentPdu> => {
    const pdu = makePdu(home, context, init);
    remember(context, pdu);
    return { pdu, ...(await sendTransaction({ pdus: [pdu] })) };
  };

  return {
    sendTransaction,

    /** Sends a transaction again: same id, same bytes. */
    retransmit: ({ transactionId, method, body }: SentTransaction) => put(transactionId, method, body),

    makePdu: (context: Context, init: PduInit): JsonObject => makePdu(home, context, init),

    /** Makes a PDU part of what this peer knows of its context: its later ones refer to it, and GETs find it. */
    remember,

    /** Makes a PDU, remembers it and sends it in a transaction of its own. */
    sendPdu,

    sendMessage: (context: Context, sender: string, text: string) =>
      sendPdu(context, { sender, type: 'm.room.message', content: { msgtype: 'm.text', body: text } }),

    setMembership: (context: Context, sender: string, userId: string, membership: 'invite' | 'join' | 'leave') =>
      sendPdu(context, { sender, type: 'm.room.member', stateKey: userId, content: { membership } }),
  };
}
