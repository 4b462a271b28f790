import express, { type Express } from 'express';
import type { Home } from './home.ts';
import { clientRoutes } from './routes/client/index.ts';
import { federationRoutes } from './routes/federation/index.ts';
import { cors } from './routes/middleware/cors.ts';
import { noSuchRoute, renderError, whileAlive } from './routes/middleware/refuse.ts';

/** Everything the server serves, under the prefix of the draft's day and the later one. */
export function createApp(home: Home): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', home.config.trustedProxies);
  app.use(cors, whileAlive(home));
  app.use(['/matrix/client/api/v1', '/_matrix/client/api/v1'], clientRoutes(home));
  app.use(['/matrix/federation/v1', '/_matrix/federation/v1'], federationRoutes(home));
  app.use(noSuchRoute);
  app.use(renderError(home));
  return app;
}
