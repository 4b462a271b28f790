import { type Request, type Response, Router } from 'express';
import { RoomId } from '../../../spec/wire/ids.ts';
import { followEvents } from '../../handlers/events.ts';
import { initialSync, roomInitialSync } from '../../handlers/initial-sync.ts';
import type { Home } from '../../home.ts';
import { callerOf, idOf, queryCount, queryText } from '../asked.ts';
import { answering, route } from '../route.ts';

/** Messages per room in an initialSync that does not say. */
const defaultMessages = 10;

/** The event stream, and what a client needs before it. Draft: Architecture, "C-S Event stream". */
export function eventRoutes(home: Home): Router {
  const { events, limits } = home.config;
  const router = Router();
  const messagesAsked = (request: Request): number =>
    Math.min(queryCount(request, 'limit', defaultMessages) || defaultMessages, limits.eventsPerPage);
  route(router, '/events', {
    get: answering(home, (request, response) =>
      followEvents(home, callerOf(response).user, {
        from: queryText(request, 'from'),
        timeoutMs: Math.min(queryCount(request, 'timeout', events.defaultTimeoutMs), events.maxTimeoutMs),
        gone: goneSignal(response),
      }),
    ),
  });
  route(router, '/initialSync', {
    get: answering(home, (request, response) => {
      return initialSync(home, callerOf(response).user, messagesAsked(request));
    }),
  });
  route(router, '/rooms/:roomId/initialSync', {
    get: answering(home, (request, response) => {
      return roomInitialSync(home, callerOf(response).user, idOf(request, 'roomId', RoomId), messagesAsked(request));
    }),
  });
  return router;
}

/** Aborts when the client hangs up. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
