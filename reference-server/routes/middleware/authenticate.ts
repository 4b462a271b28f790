import type { Request, RequestHandler } from 'express';
import { MatrixError } from '../../errors.ts';
import { hashToken } from '../../handlers/secrets.ts';
import type { Home } from '../../home.ts';
import type { Caller } from '../asked.ts';

/** Lets requests with a known access token pass, and notes whose it is (decisions: access_token). */
export function authenticate({ rules, store }: Home): RequestHandler {
  return (request, response, next) => {
    const token = tokenOf(request);
    const tokenHash = hashToken(token ?? '');
    const user = rules.authorise({
      token,
      owner: token === undefined ? undefined : store.accounts.userOfToken(tokenHash),
    });
    if (typeof user !== 'string') throw new MatrixError(user);
    const caller: Caller = { user, tokenHash };
    response.locals.caller = caller;
    next();
  };
}

function tokenOf(request: Request): string | undefined {
  const { access_token: token } = request.query;
  if (token !== undefined) return typeof token === 'string' ? token : '';
  return /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
