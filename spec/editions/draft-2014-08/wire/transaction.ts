import { z } from 'zod';
import { ServerName, TransactionId } from '../../../wire/ids.ts';
import { Edu } from './edu.ts';
import { Pdu } from './pdu.ts';

/** The envelope of PDUs and EDUs between two servers. Draft: Transactions and EDUs/PDUs. */
export const Transaction = z.looseObject({
  transaction_id: TransactionId,
  /** Milliseconds since the UNIX epoch, at the origin. */
  ts: z.number(),
  origin: ServerName,
  destination: ServerName,
  /** Ids of transactions last sent by this origin to this destination. */
  prev_ids: z.array(TransactionId),
  pdus: z.array(Pdu),
  /** May be absent when there are none. */
  edus: z.array(Edu).optional(),
});
export type Transaction = z.infer<typeof Transaction>;
