import type { Dialect } from '../../../dialects/dialect.ts';
import { draft201408 } from './draft-2014-08.ts';

/** The home server of the draft's day, where it differs from the draft (decisions: Dialects). */
export const server201408: Dialect = {
  ...draft201408,
  name: 'server-2014-08',
  prevPdus: 'id-first',
  optionalTransactionKeys: ['transaction_id', 'destination', 'prev_ids'],
  fractionalTs: true,
  voidBody: '""',
  isState: 'number',
  userIdsInPaths: 'raw',
};
