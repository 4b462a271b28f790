import type { Exchange } from '../../harness/wire/exchange.ts';
import { type Form, formsIn, hrefsIn } from '../html/read-html.ts';

/** A form, and the address of its page. */
export interface PageForm extends Form {
  readonly page: string;
}

/** What a browser shows of an exchange. Addresses are absolute. */
export interface Page {
  readonly exchange: Exchange;
  readonly url: string;
  readonly links: readonly string[];
  readonly forms: readonly PageForm[];
}

/** Reads the page that an exchange brought; one that is not HTML has neither links nor forms. */
export function readPage(exchange: Exchange, url: string): Page {
  const { headers = {}, body } = exchange.answer ?? {};
  if (!body || !/html/i.test(headers['content-type'] ?? '')) return { exchange, url, links: [], forms: [] };
  return {
    exchange,
    url,
    links: hrefsIn(body.text)
      .map((href) => absolute(href, url))
      .filter((link) => link !== ''),
    forms: formsIn(body.text).map((form) => ({ ...form, page: url, action: absolute(form.action, url) })),
  };
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : '';
}
