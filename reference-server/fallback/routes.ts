import { type RequestHandler, Router } from 'express';
import type { Home } from '../home.ts';
import { route } from '../routes/route.ts';
import { loginPage } from './login-page.ts';
import { pageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';

/** The page on which people log in whose client cannot do it, and its files. Draft: Fallback. */
export function fallbackRoutes(home: Home): Router {
  const router = Router();
  route(router, '/login/fallback', { get: answerPage(home) });
  route(router, '/login/fallback/:file', { get: answerFile });
  return router;
}

function answerPage({ config, rules }: Home): RequestHandler {
  const { allowedOrigins } = config.fallback;
  const types = config.loginFlows.map(({ stages }) => stages.map(({ type }) => type));
  return (request, response) => {
    for (const [name, value] of Object.entries(pageHeaders(allowedOrigins))) response.setHeader(name, value);
    response.end(
      loginPage({
        serverName: config.serverName,
        flows: rules.fallbackFlows(rules.offeredFlows(types)),
        allowedOrigins,
        sessionLifetimeMs: config.login.sessionLifetimeMs,
        folder: request.path.endsWith('/') ? './' : 'fallback/',
      }),
    );
  };
}

/** A browser keeps the files, and asks each time whether they are still the same. */
const answerFile: RequestHandler = (request, response, next) => {
  const file = pageFiles.get(String(request.params.file));
  if (!file) {
    next('router');
    return;
  }
  response.setHeader('Content-Type', file.type);
  response.setHeader('ETag', file.etag);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.fresh) response.statusCode = 304;
  response.end(request.fresh ? undefined : file.content);
};
