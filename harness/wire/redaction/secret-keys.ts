/** Where a value stands: in JSON (or a header), or in a query, a fragment, a form or a cookie. */
export type Place = 'json' | 'query';

/** Keys whose values are secrets, without case and without what parts their words. */
const always = new Set([
  'apikey',
  'authorization',
  'code',
  'codeverifier',
  'cookie',
  'passwd',
  'proxyauthorization',
  'pwd',
  'session',
  'sessionid',
  'setcookie',
  'sid',
]);

/** A state event stands in JSON under such a key, an OAuth2 secret in a query. */
const inQueries = new Set(['nonce', 'state']);

const endings = ['password', 'secret', 'token'];

/** Whether the value of that key is a secret: `access_token`, `accessToken` and `Access-Token` are one key. */
export function isSecretKey(key: string, place: Place): boolean {
  const name = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (always.has(name) || endings.some((ending) => name.endsWith(ending))) return true;
  return place === 'query' && inQueries.has(name);
}

/** How what is in place of a secret begins. */
const placeholder = '‹secret';

/** Whether that can be a secret at all: a status of three digits and a word for nothing are none. */
export function isSecretValue(value: string): boolean {
  return value !== '' && !/^(?:\d{1,3}|null|true|false|undefined)$/.test(value) && !value.startsWith(placeholder);
}
