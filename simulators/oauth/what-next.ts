import type { Exchange } from '../../harness/wire/exchange.ts';
import { hrefsIn } from '../html/read-html.ts';

/** What a browser does next that wants to sign in. */
export type Next =
  /** A redirect on the way. */
  | { readonly kind: 'follow'; readonly url: string }
  /** The provider sends its user back. */
  | { readonly kind: 'leave'; readonly url: string }
  /** The consent page is there, to be filled in. */
  | { readonly kind: 'consent' }
  /** Links that may lead to the provider, likeliest first. */
  | { readonly kind: 'choose'; readonly urls: readonly string[] }
  | { readonly kind: 'stop' };

/** Links of one page that are tried. */
const linkLimit = 10;

/** Decides by the answer to the page at `url`. `issuer` is the provider's, without trailing slash. */
export function whatNext(url: string, { answer }: Exchange, issuer: string): Next {
  if (!answer) return { kind: 'stop' };
  const { status, headers, body } = answer;
  const isProviders = isAt(url, issuer);
  const location = status >= 300 && status < 400 ? resolve(headers.location, url) : undefined;
  if (location !== undefined) {
    return { kind: isProviders && !isAt(location, issuer) ? 'leave' : 'follow', url: location };
  }
  if (status !== 200) return { kind: 'stop' };
  if (isProviders) return { kind: body.text.includes('<form') ? 'consent' : 'stop' };
  return { kind: 'choose', urls: candidates(url, body.text, issuer) };
}

/** A link to the provider; or else those within the page's own server, one of which must lead there. */
function candidates(url: string, html: string, issuer: string): string[] {
  const links = hrefsIn(html).flatMap((href) => resolve(href, url) ?? []);
  const direct = links.filter((link) => isAt(link, issuer));
  const { origin } = new URL(url);
  const indirect = links.filter((link) => isAt(link, origin) && link !== url);
  return [...new Set(direct.length > 0 ? direct : indirect)].slice(0, linkLimit);
}

function isAt(url: string, origin: string): boolean {
  return url === origin || url.startsWith(`${origin}/`) || url.startsWith(`${origin}?`);
}

function resolve(href: string | undefined, base: string): string | undefined {
  return href !== undefined && URL.canParse(href, base) ? new URL(href, base).href : undefined;
}
