import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Send } from '../../harness/wire/send.ts';

import { CookieJar } from './cookie-jar.ts';
import { type Page, type PageForm, readPage } from './page.ts';

export type { Page } from './page.ts';

export interface PlainBrowserOptions {
  /** Whose browser it is, in the transcript's words. */
  readonly from: string;
  readonly send: Send;
  /** Who is at an address, in the transcript's words. */
  readonly partyAt: (url: string) => string;
  /** How long one exchange may take. */
  readonly answerMs: number;
}

const mostRedirects = 10;

/** A browser without script: it opens pages, keeps cookies, follows redirects and sends forms off. */
export class PlainBrowser {
  readonly #options: PlainBrowserOptions;
  readonly #cookies = new CookieJar();

  constructor(options: PlainBrowserOptions) {
    this.#options = options;
  }

  /** Opens an address. Redirects are followed as long as `follow` says so of where they lead. */
  async open(
    url: string,
    { method = 'GET', follow = () => false }: { method?: string; follow?: (url: string) => boolean } = {},
  ): Promise<Page> {
    let page = readPage(await this.#send(method, url), url);
    for (let hops = 0; hops < mostRedirects; hops++) {
      const next = redirectOf(page);
      if (next === undefined || !follow(next)) return page;
      page = readPage(await this.#send('GET', next), next);
    }
    return page;
  }

  /** Sends a form off, its fields filled in. */
  async submit(form: PageForm, filled: Readonly<Record<string, string>> = {}): Promise<Page> {
    const fields = new URLSearchParams({ ...form.fields, ...filled });
    if (form.method === 'get') return this.open(`${form.action.replace(/\?.*$/, '')}?${fields}`);
    return readPage(
      await this.#send('POST', form.action, { origin: new URL(form.page).origin, content: fields.toString() }),
      form.action,
    );
  }

  /** `form` is what is sent, and the origin of the page that it stood on. */
  async #send(method: string, url: string, form?: { origin: string; content: string }): Promise<Exchange> {
    const { from, send, answerMs, partyAt } = this.#options;
    const cookie = this.#cookies.headerFor(url);
    const headers = {
      accept: 'text/html,application/json;q=0.5',
      ...(cookie !== undefined && { cookie }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: form.origin }),
    };
    const parts = { from, to: partyAt(url), method, url, headers, deadlineMs: answerMs };
    const exchange = await send(form ? { ...parts, body: form.content } : parts);
    this.#cookies.keep(url, exchange.answer?.headers['set-cookie']);
    return exchange;
  }
}

/** Where a page redirects to; undefined when it does not. */
export function redirectOf({ exchange, url }: Page): string | undefined {
  const { answer } = exchange;
  const location = answer?.headers.location;
  if (!answer || answer.status < 300 || answer.status >= 400 || !location) return undefined;
  return URL.canParse(location, url) ? new URL(location, url).href : undefined;
}
