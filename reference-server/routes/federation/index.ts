import { type Request, Router } from 'express';
import { PduId, RoomId, ServerName, TransactionId } from '../../../spec/wire/ids.ts';
import { answerQuery } from '../../federation/queries.ts';
import { receiveTransaction } from '../../federation/receive-transaction.ts';
import { backfill, currentState, onePdu, refIn, retransmission, wholeContext } from '../../federation/serve-pdus.ts';
import type { Home } from '../../home.ts';
import { answerText } from '../answer.ts';
import { idFrom, idOf, partOf, queryCount, queryText } from '../asked.ts';
import { clientAddress } from '../client-address.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { noSuchRoute } from '../middleware/refuse.ts';
import { answering, route } from '../route.ts';

/** References one backfill may start from. */
const mostStarts = 100;

/** PDUs of a backfill that does not say how many. */
const defaultBackfill = 100;

/** The server-to-server API. Draft: Federation. Binding: federation endpoints. */
export function federationRoutes(home: Home): Router {
  const router = Router();
  router.use((request, _response, next) => {
    home.rates.count('federationPerAddress', clientAddress(request));
    next();
  });
  router.use(jsonBody(home.config.limits.bodyBytes));
  route(router, '/send/:txnId', {
    put: (request, response) => {
      const { origin } = (request.body ?? {}) as { origin?: unknown };
      if (typeof origin === 'string') home.rates.count('transactionsPerOrigin', origin, clientAddress(request));
      answerText(response, 200, receiveTransaction(home, partOf(request, 'txnId'), request.body));
    },
  });
  route(router, '/pull', { get: answering(home, (request) => pull(home, request)) });
  route(router, '/pdu/:origin/:pduId', {
    get: answering(home, (request) =>
      onePdu(home, askerIn(request), [idOf(request, 'origin', ServerName), idOf(request, 'pduId', PduId)]),
    ),
  });
  route(router, '/state/:context', {
    get: answering(home, (request) =>
      currentState(home, askerIn(request), roomIn(request), queryText(request, 'after')),
    ),
  });
  route(router, '/context/:context', {
    get: answering(home, (request) =>
      wholeContext(home, askerIn(request), roomIn(request), queryCount(request, 'after', 0)),
    ),
  });
  route(router, '/backfill/:context', {
    get: answering(home, (request) => {
      const starts = queryList(request, 'v').slice(0, mostStarts).map(refIn);
      return backfill(home, askerIn(request), roomIn(request), starts, queryCount(request, 'limit', defaultBackfill));
    }),
  });
  route(router, '/query/:type', {
    get: answering(home, (request) => answerQuery(home, partOf(request, 'type'), (name) => queryText(request, name))),
  });
  router.use(noSuchRoute);
  return router;
}

function pull(home: Home, request: Request): object {
  const asker = idFrom(queryText(request, 'origin') ?? '', ServerName);
  home.sender.heardFrom(asker);
  const after = queryList(request, 'v').at(-1);
  return retransmission(home, asker, after === undefined ? undefined : idFrom(after, TransactionId));
}

function askerIn(request: Request): ServerName | undefined {
  const origin = queryText(request, 'origin');
  return origin === undefined ? undefined : idFrom(origin, ServerName);
}

function roomIn(request: Request): RoomId {
  return idOf(request, 'context', RoomId);
}

function queryList(request: Request, name: string): string[] {
  const value = request.query[name] ?? [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
