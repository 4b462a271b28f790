import { type RequestHandler, Router } from 'express';
import { visitLink } from '../../handlers/login/email-url-stage.ts';
import { takeRedirect } from '../../handlers/login/oauth-redirect.ts';
import { serviceChoices } from '../../handlers/login/oauth-stage.ts';
import type { Home } from '../../home.ts';
import { answerJson } from '../answer.ts';
import { queryText } from '../asked.ts';
import { wrongMethod } from '../middleware/refuse.ts';
import { answerPage } from '../pages/answer-page.ts';
import { linkPage } from '../pages/link-page.ts';
import { pageStyle } from '../pages/page-style.ts';
import { handOverScript, redirectPage } from '../pages/redirect-page.ts';
import { servicesPage } from '../pages/services-page.ts';
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
  route(router, '/login/oauth2/services', {
    get: (request, response) => {
      const { status, content } = servicesPage(serviceChoices(home, queryText(request, 'selection') ?? ''));
      answerPage(response, status, content);
    },
  });
  route(router, '/login/oauth2/redirect', { head: wrongMethod, get: redirect(home) });
  route(router, '/login/oauth2/hand-over.js', { get: asset('text/javascript', handOverScript) });
  route(router, '/login/page.css', { get: asset('text/css', pageStyle) });
  return router;
}

/** The redirect URI: JSON for clients, the same as a page for browsers. Its answer is told once and never kept. */
function redirect(home: Home): RequestHandler {
  return async (request, response) => {
    const outcome = await takeRedirect(home, new URL(request.url, 'http://redirect').searchParams);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Vary', 'Accept');
    if (request.accepts(['json', 'html']) === 'html') answerPage(response, outcome.status, redirectPage(outcome));
    else answerJson(response, outcome.status, outcome.body);
  };
}

/** A file that pages refer to. */
function asset(type: string, text: string): RequestHandler {
  return (_request, response) => {
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.end(text);
  };
}
