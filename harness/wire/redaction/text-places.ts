import { type Hide, hideInJson } from './json-places.ts';
import { isSecretKey } from './secret-keys.ts';

/** `user:password@` of an address. */
const userinfo = /(\b[a-z][a-z0-9+.-]*:\/\/)([^\s/?#"'<>@\\]+)@/gi;

/** `key=value` of a query, a fragment, a form or a cookie, wherever such a thing is quoted. */
const pair = /(^|[?&#;,\s"'(=]|&amp;)([\w.-]{1,64}|(?:[\w.-]|%[0-9a-f]{2}){1,64})=([^&#\s"'<>;,)\\]+)/gi;

/** The credentials behind a scheme. */
const credentials = /\b(Bearer|Basic|Digest|Token)( +)([\w.~+/=-]{8,})/gi;

const input = /<input\b[^>]*>/gi;
const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
const nameAttribute = attribute('name');
const valueAttribute = attribute('value');

/** Hides every secret that its place in the text tells. */
export function hideByPlace(text: string, hide: Hide): string {
  return hideInPairs(
    hideInJson(
      text
        .replaceAll(userinfo, (_, scheme: string, secret: string) => `${scheme}${hideUserinfo(secret, hide)}@`)
        .replaceAll(credentials, (all, scheme: string, space: string, secret: string) =>
          /^[a-z]+$/.test(secret) ? all : `${scheme}${space}${hideCredentials(scheme, secret, hide)}`,
        )
        .replaceAll(input, (tag) => hideInInput(tag, hide)),
      hide,
    ),
    hide,
  );
}

/** The credentials of an Authorization header. Those of Basic hold a password too. */
export function hideAuthorization(value: string, hide: Hide): string {
  const [, scheme, space = '', secret = ''] = /^(\w+)( +)(.*)$/s.exec(value) ?? [];
  return scheme === undefined ? hide(value) : `${scheme}${space}${hideCredentials(scheme, secret, hide)}`;
}

/** The values of a Cookie header, or the value of a Set-Cookie header; what a cookie is for stays. */
export function hideCookies(value: string, hide: Hide): string {
  const attributes = /^(?:path|domain|expires|max-age|samesite|priority)$/i;
  return value.replaceAll(/([^=;,\s]+)=([^;,]*)/g, (all, name: string, secret: string) =>
    attributes.test(name) ? all : `${name}=${hide(secret.replace(/^"|"$/g, ''))}`,
  );
}

function hideCredentials(scheme: string, secret: string, hide: Hide): string {
  if (/^basic$/i.test(scheme)) {
    const password = Buffer.from(secret, 'base64').toString('utf8').split(':').slice(1).join(':');
    if (password !== '') hide(formDecoded(password));
  }
  return hide(secret);
}

function hideUserinfo(secret: string, hide: Hide): string {
  const password = secret.split(':').slice(1).join(':');
  if (password !== '') hide(formDecoded(password));
  return hide(secret);
}

function hideInPairs(text: string, hide: Hide): string {
  return text.replaceAll(pair, (all, before: string, key: string, value: string) => {
    const name = formDecoded(key);
    if (!isSecretKey(name, 'query')) {
      // An address within an address is spelt with escapes: what it holds is learnt here, and found by its value.
      if (/%3d/i.test(value)) hideInPairs(formDecoded(value), hide);
      return all;
    }
    const decoded = formDecoded(value);
    const shown = hide(decoded);
    return shown === decoded ? all : `${before}${key}=${shown}`;
  });
}

function hideInInput(tag: string, hide: Hide): string {
  const name = valueIn(nameAttribute.exec(tag));
  const match = valueAttribute.exec(tag);
  const value = valueIn(match);
  if (!match || !isSecretKey(name, 'query') || value === '') return tag;
  const [whole] = match;
  return `${tag.slice(0, match.index)}value="${hide(htmlDecoded(value))}"${tag.slice(match.index + whole.length)}`;
}

function valueIn(match: RegExpExecArray | null): string {
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function htmlDecoded(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/gi, (all, name: string) => entities[name.toLowerCase()] ?? all);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};
