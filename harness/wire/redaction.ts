import { jsonOf } from './body.ts';
import type { Exchange } from './exchange.ts';

/** Keys whose values are secrets wherever they stand: in a query, in a header, in a JSON body at any depth. */
const secretKeys = new Set([
  'access_token',
  'authorization',
  'client_secret',
  'code',
  'code_verifier',
  'id_token',
  'cookie',
  'new_password',
  'password',
  'refresh_token',
  'set-cookie',
  'token',
]);

/** A shorter value is hidden where its key tells it, but not searched for elsewhere: it would match anything. */
const searchableLength = 6;

/**
 * Hides tokens, passwords and codes. Each secret becomes the same placeholder everywhere, so that a reader can still
 * see that two are equal. Nothing reaches a disk without having passed through here.
 */
export class Redactor {
  readonly #placeholders = new Map<string, string>();
  /** Every spelling of every known secret that is searched for; made anew when a secret was learnt. */
  #search: { pattern: RegExp; placeholders: ReadonlyMap<string, string> } | undefined;

  /** Learns the secrets that the exchanges carry. */
  learn(exchanges: Iterable<Exchange>): void {
    for (const { request, answer } of exchanges) {
      for (const place of [request.url, answer?.headers.location ?? '', formIn(request)]) {
        for (const [key, value] of queryOf(place)) this.#learnPair(key, value);
      }
      for (const headers of [request.headers, answer?.headers ?? {}]) {
        for (const [key, value] of Object.entries(headers)) this.#learnPair(key, value.replace(/^Bearer /i, ''));
      }
      this.#learnJson(jsonOf(request.body));
      this.#learnJson(jsonOf(answer?.body));
    }
  }

  /** The text with every known secret replaced, in plain, percent-encoded and JSON-escaped spelling. */
  text(text: string): string {
    this.#search ??= searchFor(this.#placeholders);
    const { pattern, placeholders } = this.#search;
    const redacted =
      placeholders.size === 0 ? text : text.replace(pattern, (found) => placeholders.get(found) ?? found);
    return redacted.replaceAll(shortSecret, (_, before: string) => `${before}‹secret›"`);
  }

  /** Any JSON value with every string in it redacted. */
  value<T>(value: T): T {
    return JSON.parse(JSON.stringify(value), (_, item: unknown) => (typeof item === 'string' ? this.text(item) : item));
  }

  #learnPair(key: string, value: string): void {
    if (value === '' || !secretKeys.has(key.toLowerCase()) || this.#placeholders.has(value)) return;
    this.#placeholders.set(value, `‹secret ${this.#placeholders.size + 1}›`);
    this.#search = undefined;
  }

  #learnJson(json: unknown): void {
    if (typeof json !== 'object' || json === null) return;
    for (const [key, value] of Object.entries(json)) {
      if (typeof value === 'string') this.#learnPair(key, value);
      else this.#learnJson(value);
    }
  }
}

const shortSecret = new RegExp(`("(?:${[...secretKeys].join('|')})"\\s*:\\s*")[^"‹]{1,${searchableLength - 1}}"`, 'g');

/** A form that was sent off, as a query. */
function formIn({ headers, body }: Exchange['request']): string {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return body && /x-www-form-urlencoded/i.test(type) ? `?${body.text}` : '';
}

function queryOf(url: string): Iterable<[string, string]> {
  const query = url.indexOf('?');
  return query === -1 ? [] : new URLSearchParams(url.slice(query + 1));
}

function searchFor(secrets: ReadonlyMap<string, string>) {
  const placeholders = new Map<string, string>();
  for (const [secret, placeholder] of secrets) {
    if (secret.length < searchableLength) continue;
    for (const spelling of spellings(secret)) placeholders.set(spelling, placeholder);
  }
  // The longest first: one secret may begin with another.
  const alternatives = [...placeholders.keys()].toSorted((a, b) => b.length - a.length).map(RegExp.escape);
  return { pattern: new RegExp(alternatives.join('|'), 'g'), placeholders };
}

function spellings(secret: string): Set<string> {
  return new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
}
