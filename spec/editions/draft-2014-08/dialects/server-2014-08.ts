import type { Dialect } from '../../../dialects/dialect.ts';
import { draftDialect } from './draft-2014-08.ts';
import type { EndpointName } from './endpoints.ts';

/** The home server of the draft's day, where it differs from the draft (decisions: Dialects). */
export const serverDialect: Dialect<EndpointName> = {
  ...draftDialect,
  name: 'server-2014-08',
  prevPdus: 'id-first',
  optionalTransactionKeys: ['transaction_id', 'destination', 'prev_ids'],
  isState: 'number',
  userIdsInPaths: 'raw',
};
