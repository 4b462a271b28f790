import type { Dialect } from '../../../dialects/dialect.ts';
import { type EndpointName, endpoints } from './endpoints.ts';

/** The draft's own spelling; where it has none, the paths of the server of its day with the draft's keys. */
export const draftDialect: Dialect<EndpointName> = {
  name: 'draft-2014-08',
  prefixes: {
    client: '/matrix/client/api/v1',
    federation: '/matrix/federation/v1',
  },
  endpoints,
  prevPdus: 'origin-first',
  optionalTransactionKeys: [],
  isState: 'boolean',
  userIdsInPaths: 'percent-encoded',
  trailingSlashes: 'sent',
};
