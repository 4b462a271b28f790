import type { JsonObject } from '../../../../spec/wire/json.ts';
import type { Addressed, PduInit, SentPdu, SentTransaction, TransactionInit } from '../../acts.ts';
import type { Context } from '../../context.ts';
import type { Home } from '../../home.ts';
import { makePdu } from '../make-pdu.ts';
import { makeTransaction } from '../make-transaction.ts';
import { readPdu } from '../pdu-spelling.ts';
import type { requestActs } from './requests.ts';

/** What a peer pushes to another server, well-formed or not. Draft: Transactions and EDUs/PDUs. */
export function sendingActs(home: Home, { request }: ReturnType<typeof requestActs>) {
  const put = async ({
    to,
    transactionId,
    method,
    body,
  }: Omit<SentTransaction, 'exchange'>): Promise<SentTransaction> => {
    const exchange = await request('fedSend', { txnId: transactionId }, { to, method, body });
    return { to, transactionId, method, body, exchange };
  };

  const sendTransaction = (init: TransactionInit = {}): Promise<SentTransaction> => {
    const { to = home.servers[0], method = 'PUT', pdus = [] } = init;
    const { transactionId, body } = makeTransaction(home, to, init);
    if (!init.offRecord) home.outboxTo(to).add({ transactionId, pdus });
    return put({ to, transactionId, method, body });
  };

  // The context may be another peer's: what this one says in it is part of what this one knows, not of the other's.
  const remember = (context: Context, pdu: JsonObject) =>
    home.context(context.id).add(readPdu(home.dialect, pdu, home.isKnown));

  const sendPdu = async (context: Context, init: PduInit, addressed: Addressed = {}): Promise<SentPdu> => {
    const pdu = makePdu(home, context, init);
    remember(context, pdu);
    return { pdu, ...(await sendTransaction({ ...addressed, pdus: [pdu] })) };
  };

  return {
    sendTransaction,
    retransmit: put,
    makePdu: (context: Context, init: PduInit): JsonObject => makePdu(home, context, init),
    remember,
    sendPdu,

    sendMessage: (context: Context, sender: string, text: string, addressed?: Addressed) =>
      sendPdu(context, { sender, type: 'm.room.message', content: { msgtype: 'm.text', body: text } }, addressed),

    setMembership: (
      context: Context,
      sender: string,
      userId: string,
      membership: 'invite' | 'join' | 'leave',
      addressed?: Addressed,
    ) => sendPdu(context, { sender, type: 'm.room.member', stateKey: userId, content: { membership } }, addressed),
  };
}
