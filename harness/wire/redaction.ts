import { digestOf, headOf } from './body.ts';
import { Body, type Exchange } from './exchange.ts';
import { ByValue } from './redaction/by-value.ts';
import { KnownSecrets } from './redaction/known-secrets.ts';
import { isSecretKey } from './redaction/secret-keys.ts';
import { hideAuthorization, hideByPlace, hideCookies } from './redaction/text-places.ts';

/**
 * Hides tokens, passwords and codes: first by their place (keys of JSON and forms, headers, queries, cookies, addresses), then by their
 * value, wherever else it stands and however it is spelt. Each secret becomes the same placeholder everywhere, so that a reader can still
 * see that two are equal. Nothing reaches a disk, or is cut short, without having passed through here.
 */
export class Redactor {
  readonly #known = new KnownSecrets();
  readonly #hide = (secret: string) => this.#known.hide(secret);
  #byValue: ByValue | undefined;
  #countOfByValue = 0;

  /** Knows the secrets that were made or given from the start. */
  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.#known.hide(secret);
  }

  /** Every secret known by now. */
  get secrets(): readonly string[] {
    return [...this.#known.all];
  }

  /** Learns the secrets that the exchanges carry. */
  learn(exchanges: Iterable<Exchange>): void {
    for (const exchange of exchanges) this.#walk(exchange, (text) => hideByPlace(endsOf(text), this.#hide));
  }

  /** The text with every secret in it replaced. */
  text(text: string): string {
    const placed = hideByPlace(text, this.#hide);
    if (this.#byValue === undefined || this.#countOfByValue !== this.#known.count) {
      this.#byValue = new ByValue(this.#known);
      this.#countOfByValue = this.#known.count;
    }
    return this.#byValue.hide(placed);
  }

  /** Any JSON value with every string in it redacted. */
  value<T>(value: T): T {
    return this.#walk(value, (text) => this.text(text)) as T;
  }

  #walk(value: unknown, hideIn: (text: string) => string): unknown {
    if (typeof value === 'string') return hideIn(value);
    if (Array.isArray(value)) return value.map((item) => this.#walk(item, hideIn));
    if (typeof value !== 'object' || value === null) return value;
    const body = Body.safeParse(value);
    if (body.success) return withText(body.data, hideIn);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        hideIn(key),
        isSecretKey(key, 'json')
          ? this.#walk(item, (text) => hideIn(this.#hideAt(key, text)))
          : this.#walk(item, hideIn),
      ]),
    );
  }

  #hideAt(key: string, text: string): string {
    if (/authorization$/i.test(key)) return hideAuthorization(text, this.#hide);
    if (/cookie$/i.test(key)) return hideCookies(text, this.#hide);
    return this.#hide(text);
  }
}

/** Characters of one body that are looked through and told; and what is left out at a cut, since half a secret may stand there. */
export const mostText = 256 * 1024;
const cutText = 16 * 1024;

/** Where secrets of a long text are looked for: whoever sends one of megabytes has it near the beginning or near the end. */
function endsOf(text: string): string {
  return text.length <= mostText ? text : `${text.slice(0, mostText - cutText)}\n${text.slice(-cutText)}`;
}

/** The body with its text hidden in; of a long one the beginning. Bytes that held a secret are not kept. */
function withText(body: Body, hideIn: (text: string) => string): Body {
  if (body.text.length > mostText) {
    const hidden = hideIn(body.text.slice(0, mostText));
    return { ...headOf({ ...body, sha256: digestOf(body) }, 0), text: hidden.slice(0, -cutText) };
  }
  const text = hideIn(body.text);
  if (text === body.text) return body;
  const { base64: _, ...rest } = body;
  return { ...rest, text };
}
