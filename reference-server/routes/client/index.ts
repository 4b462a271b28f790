import { Router } from 'express';
import type { Home } from '../../home.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { noSuchRoute } from '../middleware/refuse.ts';
import { accountRoutes } from './accounts.ts';
import { directoryRoutes } from './directory.ts';
import { eventRoutes } from './events.ts';
import { membershipRoutes } from './membership.ts';
import { oldPathRoutes } from './old-paths.ts';
import { profileRoutes } from './profiles.ts';
import { roomRoutes } from './rooms.ts';
import { typingRoutes } from './typing.ts';

/** The client API. All but registering and logging in needs a token, also what is not there. */
export function clientRoutes(home: Home): Router {
  const router = Router();
  const body = jsonBody(home.config.limits.bodyBytes);
  router.use(accountRoutes(home, body));
  router.use(authenticate(home), body);
  router.use(oldPathRoutes(home));
  for (const routes of [roomRoutes, membershipRoutes, typingRoutes, eventRoutes, profileRoutes, directoryRoutes]) {
    router.use(routes(home));
  }
  router.use(noSuchRoute);
  return router;
}
