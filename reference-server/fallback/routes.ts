import { type RequestHandler, Router } from 'express';
import type { Home } from '../home.ts';
import { route } from '../routes/route.ts';
import { answerLoginPage } from './answer-login-page.ts';
import { pageFiles } from './page-files.ts';

/** The page on which people log in whose client cannot, and its files. Draft: Fallback. */
export function fallbackRoutes(home: Home): Router {
  const router = Router();
  route(router, '/login/fallback', {
    get: (request, response) => answerLoginPage(home, response, request.path.endsWith('/') ? './' : 'fallback/'),
  });
  route(router, '/login/fallback/:file', { get: answerFile });
  return router;
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
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (request.fresh) response.statusCode = 304;
  response.end(request.fresh ? undefined : file.content);
};
