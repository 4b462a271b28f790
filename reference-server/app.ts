import express, { type Express } from 'express';
import type { Home } from './home.ts';
import { about } from './routes/about.ts';
import { clientRoutes } from './routes/client/index.ts';
import { federationRoutes } from './routes/federation/index.ts';
import { cors } from './routes/middleware/cors.ts';
import { logRequests } from './routes/middleware/log-requests.ts';
import { noSuchRoute, renderError, whileAlive } from './routes/middleware/refuse.ts';
import { route } from './routes/route.ts';

/** Everything the server serves, under the prefix of the draft's day and the later one. */
export function createApp(home: Home): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', home.config.trustedProxies);
  app.use(logRequests(home), cors, whileAlive(home));
  route(app, '/', { get: about(home) });
  app.use(['/matrix/client/api/v1', '/_matrix/client/api/v1'], clientRoutes(home));
  app.use(['/matrix/federation/v1', '/_matrix/federation/v1'], federationRoutes(home));
  app.use(noSuchRoute);
  app.use(renderError(home));
  return app;
}
