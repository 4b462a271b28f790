import { hrefsIn } from '../html/read-html.ts';
import type { Mail } from './mail.ts';

const urlInText = /\bhttps?:\/\/[^\s<>"'\\^`{|}]+/gi;

/** Every http and https URL of the mail once: those of the text, then the links of the HTML part. */
export function linksIn({ text = '', html = '' }: Pick<Mail, 'text' | 'html'>): string[] {
  const inText = [...text.matchAll(urlInText)].map(([url]) => withoutPunctuation(url));
  const inHtml = hrefsIn(html).filter((href) => /^https?:\/\//i.test(href));
  return [...new Set([...inText, ...inHtml])].filter((url) => URL.canParse(url));
}

/**
 * The link that the reader of the mail is to click; undefined when there is none. Of several it is the one with the
 * longest path and query, since that carries the secret. `hosts` (`host:port`) limits it to links to these.
 */
export function linkIn(
  mail: Pick<Mail, 'text' | 'html'>,
  { hosts }: { readonly hosts?: readonly string[] } = {},
): string | undefined {
  const links = linksIn(mail).filter((link) => !hosts || hosts.includes(new URL(link).host));
  return links.reduce<string | undefined>(
    (best, link) => (best === undefined || partAfterHost(link) > partAfterHost(best) ? link : best),
    undefined,
  );
}

function partAfterHost(link: string): number {
  const { pathname, search } = new URL(link);
  return pathname.length + search.length;
}

/** A sentence ends after its URL, or a bracket around the URL closes: neither belongs to it. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  while (end > 0 && (',.;:!?*_]'.includes(url.charAt(end - 1)) || closesNothing(url, end))) end -= 1;
  return url.slice(0, end);
}

function closesNothing(url: string, end: number): boolean {
  const opening = url.indexOf('(');
  return url.charAt(end - 1) === ')' && (opening === -1 || opening >= end);
}
