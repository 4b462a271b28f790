import { type Request, type Response, Router } from 'express';
import { RoomId, type UserId } from '../../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../../errors.ts';
import { createRoom } from '../../handlers/create-room.ts';
import { members, messages, type PageAsked, roomState, stateContent } from '../../handlers/read-room.ts';
import { putState, type Said, sendEvent } from '../../handlers/send-event.ts';
import type { Home } from '../../home.ts';
import { bodyOf, callerOf, idOf, partOf, queryCount, queryText } from '../asked.ts';
import { repeatable } from '../repeatable.ts';
import { type Act, answering, route } from '../route.ts';

/** Making rooms, saying things in them, reading them. Draft: Rooms, Messages. */
export function roomRoutes(home: Home): Router {
  const router = Router();
  const create: Act = (request, response) => createRoom(home, callerOf(response).user, bodyOf(request));
  route(router, '/createRoom', { post: answering(home, create) });
  route(router, '/createRoom/:txnId', { put: repeatable(home, create) });

  const send: Act = (request, response) => sendEvent(home, said(request, response));
  route(router, '/rooms/:roomId/send/:type', { post: answering(home, send) });
  route(router, '/rooms/:roomId/send/:type/:txnId', { put: repeatable(home, send) });

  const get: Act = (request, response) =>
    stateContent(home, reader(request, response), partOf(request, 'type'), partOf(request, 'stateKey'));
  const put: Act = (request, response) => putState(home, said(request, response), partOf(request, 'stateKey'));
  for (const path of ['/rooms/:roomId/state/:type', '/rooms/:roomId/state/:type/:stateKey']) {
    route(router, path, { get: answering(home, get), put: answering(home, put) });
  }

  route(router, '/rooms/:roomId/state', {
    get: answering(home, (request, response) => roomState(home, reader(request, response))),
  });

  route(router, '/rooms/:roomId/members', {
    get: answering(home, (request, response) => members(home, reader(request, response))),
  });
  route(router, '/rooms/:roomId/messages', {
    get: answering(home, (request, response) => messages(home, reader(request, response), pageOf(request))),
  });
  return router;
}

function reader(request: Request, response: Response): { user: UserId; roomId: RoomId } {
  return { user: callerOf(response).user, roomId: idOf(request, 'roomId', RoomId) };
}

function said(request: Request, response: Response): Said {
  return { ...reader(request, response), type: partOf(request, 'type'), content: bodyOf(request) };
}

function pageOf(request: Request): PageAsked {
  const direction = queryText(request, 'dir') ?? 'f';
  if (direction !== 'f' && direction !== 'b') throw new MatrixError(refusals.unknown('dir is f or b'));
  return {
    from: queryText(request, 'from'),
    to: queryText(request, 'to'),
    newestFirst: direction === 'b',
    limit: queryCount(request, 'limit', 0),
  };
}
