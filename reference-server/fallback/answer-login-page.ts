import type { Response } from 'express';
import type { Home } from '../home.ts';
import { type Arrival, loginPage } from './login-page.ts';
import { pageHeaders } from './page-headers.ts';

/** Answers with the login page. `folder`: where its files are, relative to the page. */
export function answerLoginPage(home: Home, response: Response, folder: string): void {
  answer(home, response, { status: 200, folder });
}

/**
 * Answers a browser that comes back from a service (`GET login/oauth2/redirect`) with a page that hands over what a client
 * would have got: to the login page that waits in another window, else it goes on by itself. `status` is that of the answer.
 */
export function answerArrivalPage(home: Home, response: Response, status: number, arrival: Arrival): void {
  answer(home, response, { status, folder: '../fallback/', arrival });
}

function answer(
  { config, rules }: Home,
  response: Response,
  { status, folder, arrival }: { status: number; folder: string; arrival?: Arrival },
): void {
  const { allowedOrigins } = config.fallback;
  const types = config.loginFlows.map(({ stages }) => stages.map(({ type }) => type));
  response.statusCode = status;
  for (const [name, value] of Object.entries(pageHeaders(allowedOrigins))) response.setHeader(name, value);
  response.end(
    loginPage({
      serverName: config.serverName,
      flows: rules.fallbackFlows(rules.offeredFlows(types)),
      allowedOrigins,
      sessionLifetimeMs: config.login.sessionLifetimeMs,
      folder,
      arrival,
    }),
  );
}
