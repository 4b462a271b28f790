import type { RequestHandler } from 'express';
import type { Home } from '../home.ts';
import { answerJson } from './answer.ts';

/** What somebody is told who opens the server's address to see what it is. */
export function about({ config }: Home): RequestHandler {
  return (_request, response) =>
    answerJson(response, 200, {
      what: 'Touchstone reference home server (Matrix, draft of 2014-08-28)',
      server_name: config.serverName,
      client_api: '/matrix/client/api/v1',
      federation_api: '/matrix/federation/v1',
      login_page: '/matrix/client/api/v1/login/fallback',
    });
}
