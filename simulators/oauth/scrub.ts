import { bodyOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';

type Request = Exchange['request'];

const hidden = '‹client secret›';

/** The request without client secrets: neither those known, wherever they stand, nor what was sent in place of one. */
export function scrubbed(request: Request, secrets: readonly string[]): Request {
  const clean = (text: string) => withoutSecrets(text.replaceAll(secretField, `$1${hidden}`), secrets);
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    name === 'authorization' && /^basic /i.test(value) ? `Basic ${hidden}` : clean(value),
  ]);
  return {
    ...request,
    url: clean(request.url),
    headers: Object.fromEntries(headers),
    body: request.body && bodyOf(clean(request.body.text)),
  };
}

const secretField = /((?:^|[?&])client_secret=)[^&]*/g;

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), formEncoded(secret)])
    .reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
}

function formEncoded(secret: string): string {
  return new URLSearchParams({ secret }).toString().slice('secret='.length);
}
