import { Router } from 'express';
import { getProfileField, putProfileField } from '../../handlers/profile.ts';
import type { Home } from '../../home.ts';
import type { ProfileField } from '../../store/store.ts';
import { bodyOf, callerOf, userIn } from '../asked.ts';
import { answering, route } from '../route.ts';

const fields: readonly ProfileField[] = ['displayname', 'avatar_url'];

/** Draft: Profiles. */
export function profileRoutes(home: Home): Router {
  const router = Router();
  for (const field of fields) {
    route(router, `/profile/:userId/${field}`, {
      get: answering(home, (request) => getProfileField(home, userIn(request), field)),
      put: answering(home, (request, response) =>
        putProfileField(home, callerOf(response).user, userIn(request), field, bodyOf(request)),
      ),
    });
  }
  return router;
}
