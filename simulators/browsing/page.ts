import { parse } from 'node-html-parser';
import type { Exchange } from '../../harness/wire/exchange.ts';

/** A form as a person would send it off: its fields with the values the page gave them. */
export interface Form {
  /** The address of its page. */
  readonly page: string;
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a browser shows of an exchange. Addresses are absolute. */
export interface Page {
  readonly exchange: Exchange;
  readonly url: string;
  readonly links: readonly string[];
  readonly forms: readonly Form[];
}

/** Reads the page that an exchange brought; one that is not HTML has neither links nor forms. */
export function readPage(exchange: Exchange, url: string): Page {
  const { headers = {}, body } = exchange.answer ?? {};
  if (!body || !/html/i.test(headers['content-type'] ?? '')) return { exchange, url, links: [], forms: [] };
  const root = parse(body.text);
  return {
    exchange,
    url,
    links: root
      .querySelectorAll('a[href]')
      .map((link) => absolute(link.getAttribute('href') ?? '', url))
      .filter((link) => link !== ''),
    forms: root.querySelectorAll('form').map((form) => ({
      page: url,
      method: form.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get',
      action: absolute(form.getAttribute('action') ?? '', url),
      fields: Object.fromEntries(
        form
          .querySelectorAll('input[name], button[name]')
          .map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? '']),
      ),
    })),
  };
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : '';
}
