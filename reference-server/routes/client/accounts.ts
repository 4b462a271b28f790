import { type Request, type RequestHandler, Router } from 'express';
import { fallbackRoutes } from '../../fallback/routes.ts';
import { login, loginFlows } from '../../handlers/login/login.ts';
import { register, registrationFlowList } from '../../handlers/registration/register.ts';
import type { Received } from '../../handlers/stages/submit-stage.ts';
import type { Home } from '../../home.ts';
import { bodyOf } from '../asked.ts';
import { clientAddress } from '../client-address.ts';
import { noSuchRoute } from '../middleware/refuse.ts';
import { answering, route } from '../route.ts';
import { loginPageRoutes } from './login-pages.ts';

function received(request: Request): Received {
  return { body: bodyOf(request), client: clientAddress(request) };
}

/** What needs no token. Draft: Registration and login. */
export function accountRoutes(home: Home, body: RequestHandler): Router {
  const router = Router();
  router.use(loginPageRoutes(home), fallbackRoutes(home));
  router.use(['/register', '/login'], body);
  route(router, '/register', {
    get: answering(home, () => registrationFlowList(home)),
    post: answering(home, (request) => register(home, received(request))),
  });
  route(router, '/login', {
    get: answering(home, () => loginFlows(home)),
    post: answering(home, (request) => login(home, received(request))),
  });
  router.use('/login', noSuchRoute);
  return router;
}
