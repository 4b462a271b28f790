import type { Provider } from 'oidc-provider';
import type { SeenUserinfoRequest } from '../record.ts';
import { unlessMisbehaving, type Visit } from './endpoint.ts';

/**
 * A home server asks whose access token it has. Unlike the library's own endpoint this one answers every token it gave
 * out: a home server that wants no more than OAuth2 does not ask for the scope `openid`. RFC 6750.
 */
export async function userinfo(library: Provider, visit: Visit): Promise<void> {
  const { desk, context, exchange } = visit;
  const { token, tokenIn } = readToken(visit);
  const known = token === undefined ? undefined : await library.AccessToken.find(token);
  const account = known?.accountId;
  const authorization = token === undefined ? undefined : desk.traces.token.get(token);
  desk.record.userinfos.add({ exchange, tokenIn, account, authorization });
  await unlessMisbehaving(visit, 'userinfo', authorization, async () => {
    context.set('Cache-Control', 'no-store');
    if (account === undefined) {
      context.status = 401;
      context.set('WWW-Authenticate', tokenIn === 'none' ? 'Bearer' : 'Bearer error="invalid_token"');
      context.body = { error: 'invalid_token', error_description: 'No access token of ours.' };
    } else {
      context.status = 200;
      context.body = desk.registry.claims(account);
    }
  });
}

function readToken({ context, body }: Visit): {
  readonly token: string | undefined;
  readonly tokenIn: SeenUserinfoRequest['tokenIn'];
} {
  const [, inHeader] = /^bearer +(\S+)$/i.exec(context.get('Authorization')) ?? [];
  if (inHeader !== undefined) return { token: inHeader, tokenIn: 'header' };
  const inQuery = new URLSearchParams(context.querystring).get('access_token');
  if (inQuery !== null) return { token: inQuery, tokenIn: 'query' };
  const inBody = new URLSearchParams(body).get('access_token');
  return inBody === null ? { token: undefined, tokenIn: 'none' } : { token: inBody, tokenIn: 'body' };
}
