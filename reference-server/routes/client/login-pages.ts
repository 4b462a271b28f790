import { type RequestHandler, Router } from 'express';
import { visitLink } from '../../handlers/login/email-url-stage.ts';
import type { Home } from '../../home.ts';
import { queryText } from '../asked.ts';
import { answerPage } from '../pages/answer-page.ts';
import { linkPage } from '../pages/link-page.ts';
import { pageStyle } from '../pages/page-style.ts';
import { route } from '../route.ts';

/** What a browser opens in the course of a login. These take no JSON. Draft: Registration and login. */
export function loginPageRoutes(home: Home): Router {
  const router = Router();
  const confirm: RequestHandler = (request, response) => {
    const visit = visitLink(home, queryText(request, 'token') ?? '', request.method);
    const { status, content } = linkPage(visit);
    answerPage(response, status, content);
  };
  route(router, '/login/email/confirm', { get: confirm, post: confirm });
  route(router, '/login/page.css', { get: asset('text/css', pageStyle) });
  return router;
}

/** A file that pages refer to. */
function asset(type: string, text: string): RequestHandler {
  return (_request, response) => {
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.end(text);
  };
}
