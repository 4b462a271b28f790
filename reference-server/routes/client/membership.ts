import { Router } from 'express';
import { RoomId, UserId } from '../../../spec/wire/ids.ts';
import { joinByIdOrAlias, joinRoom } from '../../handlers/join.ts';
import { invite, leave } from '../../handlers/membership.ts';
import type { Home } from '../../home.ts';
import { bodyOf, callerOf, idFrom, idOf, partOf } from '../asked.ts';
import { repeatable } from '../repeatable.ts';
import { type Act, answering, route } from '../route.ts';

/** Joining, inviting, leaving. Draft: Rooms, "Invite/join dance". */
export function membershipRoutes(home: Home): Router {
  const router = Router();
  const acts: Readonly<Record<string, Act>> = {
    '/join/:target': (request, response) => joinByIdOrAlias(home, callerOf(response).user, partOf(request, 'target')),
    '/rooms/:roomId/join': (request, response) =>
      joinRoom(home, callerOf(response).user, idOf(request, 'roomId', RoomId)),
    '/rooms/:roomId/invite': (request, response) => {
      const change = { user: callerOf(response).user, roomId: idOf(request, 'roomId', RoomId) };
      const invitee = idFrom(String(bodyOf(request).user_id ?? ''), UserId);
      home.store.batch(() => invite(home, change, invitee));
    },
    '/rooms/:roomId/leave': (request, response) => {
      const change = { user: callerOf(response).user, roomId: idOf(request, 'roomId', RoomId) };
      home.store.batch(() => leave(home, change));
    },
  };
  for (const [path, act] of Object.entries(acts)) {
    route(router, path, { post: answering(home, act) });
    route(router, `${path}/:txnId`, { put: repeatable(home, act) });
  }
  return router;
}
