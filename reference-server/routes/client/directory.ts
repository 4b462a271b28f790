import { Router } from 'express';
import { RoomAlias } from '../../../spec/wire/ids.ts';
import { putAlias, resolveAlias } from '../../handlers/directory.ts';
import { publicRooms } from '../../handlers/public-rooms.ts';
import type { Home } from '../../home.ts';
import { bodyOf, callerOf, idOf } from '../asked.ts';
import { answering, route } from '../route.ts';

/** Draft: Rooms, "Aliases". */
export function directoryRoutes(home: Home): Router {
  const router = Router();
  route(router, '/directory/room/:alias', {
    get: answering(home, (request) => resolveAlias(home, idOf(request, 'alias', RoomAlias))),
    put: answering(home, (request, response) =>
      putAlias(home, callerOf(response).user, idOf(request, 'alias', RoomAlias), bodyOf(request)),
    ),
  });
  route(router, '/publicRooms', { get: answering(home, () => publicRooms(home)) });
  return router;
}
