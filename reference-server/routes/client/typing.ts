import { Router } from 'express';
import { RoomId } from '../../../spec/wire/ids.ts';
import { putTyping } from '../../handlers/typing.ts';
import type { Home } from '../../home.ts';
import { bodyOf, callerOf, idOf, userIn } from '../asked.ts';
import { answering, route } from '../route.ts';

/** Draft: Typing notifications. */
export function typingRoutes(home: Home): Router {
  const router = Router();
  route(router, '/rooms/:roomId/typing/:userId', {
    put: answering(home, (request, response) => {
      const typist = { roomId: idOf(request, 'roomId', RoomId), user: userIn(request) };
      return putTyping(home, callerOf(response).user, typist, bodyOf(request));
    }),
  });
  return router;
}
