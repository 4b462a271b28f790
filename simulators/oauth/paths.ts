/** Where a provider answers, behind its issuer. */
export const paths = {
  authorization: '/authorize',
  token: '/token',
  userinfo: '/userinfo',
  jwks: '/jwks',
  consent: '/consent',
} as const;

/** What a request is about. `return` is the way back from the consent page, which ends at the home server. */
export type Route =
  | { readonly kind: 'authorization' | 'token' | 'userinfo' | 'other' }
  | { readonly kind: 'consent' | 'return'; readonly id: string };

/** `path` is that of the request, without query. */
export function routeOf(path: string): Route {
  if (path === paths.authorization) return { kind: 'authorization' };
  if (path === paths.token) return { kind: 'token' };
  if (path === paths.userinfo) return { kind: 'userinfo' };
  const [, first, id, ...rest] = path.split('/');
  if (id !== undefined && rest.length === 0) {
    if (`/${first}` === paths.consent) return { kind: 'consent', id };
    if (`/${first}` === paths.authorization) return { kind: 'return', id };
  }
  return { kind: 'other' };
}
