import { PreparationFailed } from '../../harness/preparation.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Send } from '../../harness/wire/send.ts';
import { CookieJar } from '../browsing/cookie-jar.ts';
import { outcomeIn } from '../must.ts';
import { consentForm } from './page.ts';
import type { OAuthProvider } from './provider.ts';
import { whatNext } from './what-next.ts';

export interface VisitorOptions {
  /** Whose browser it is, in the transcript's words. */
  readonly who: string;
  readonly send: Send;
  /** Who is at an address that is not the provider's, in the transcript's words. */
  readonly partyAt: (url: string) => string;
  /** How long each exchange may take, in milliseconds. */
  readonly answerMs: number;
}

export interface SignIn {
  /** The provider to sign in at: of several on a selection page the one that is chosen. */
  readonly provider: Pick<OAuthProvider, 'issuer' | 'name'>;
  readonly signInAs: string;
  readonly press: 'allow' | 'deny';
}

/** Where a visit led. */
export interface SignedIn {
  /** With the code or the error, to be visited by the client; undefined when the provider did not get that far. */
  readonly redirectUri: string | undefined;
  /** All there were, the first on the way first. */
  readonly exchanges: readonly Exchange[];
}

export type Visitor = ReturnType<typeof createVisitor>;

/** Pages of one visit, those tried from a selection page included. */
const pageLimit = 40;

/** A user's browser, as far as signing in goes: cookies, redirects, and the provider's consent page. */
export function createVisitor({ who, send, answerMs, partyAt }: VisitorOptions) {
  const jar = new CookieJar();

  const authorize = async (uri: string, { provider, signInAs, press }: SignIn): Promise<SignedIn> => {
    const exchanges: Exchange[] = [];
    const open = async (url: string, form?: URLSearchParams): Promise<Exchange> => {
      const cookie = jar.headerFor(url);
      const exchange = await send({
        from: `browser of ${who}`,
        to: url.startsWith(`${provider.issuer}/`) ? provider.name : partyAt(url),
        method: form ? 'POST' : 'GET',
        url,
        headers: {
          accept: 'text/html',
          ...(cookie === undefined ? {} : { cookie }),
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(form ? { body: form.toString() } : {}),
        deadlineMs: answerMs,
      });
      jar.keep(url, exchange.answer?.headers['set-cookie']);
      exchanges.push(exchange);
      return exchange;
    };

    const filledIn = new URLSearchParams({ [consentForm.account]: signInAs, [consentForm.decision]: press });
    const visits: { readonly url: string; readonly form?: URLSearchParams; readonly mayChoose: boolean }[] = [];
    if (URL.canParse(uri)) visits.push({ url: uri, mayChoose: true });
    for (let visit = visits.shift(); visit && exchanges.length < pageLimit; visit = visits.shift()) {
      const { url, form, mayChoose } = visit;
      const next = whatNext(url, await open(url, form), provider.issuer);
      if (next.kind === 'leave') return { redirectUri: next.url, exchanges };
      if (next.kind === 'follow') visits.unshift({ url: next.url, mayChoose });
      if (next.kind === 'consent' && !form) visits.unshift({ url, form: filledIn, mayChoose: false });
      if (next.kind === 'choose' && mayChoose)
        visits.push(...next.urls.map((link) => ({ url: link, mayChoose: false })));
    }
    return { redirectUri: undefined, exchanges };
  };

  return {
    who,
    /**
     * Opens an authorization request URI, or the page on which a home server lets its user select a service; signs in,
     * presses Allow or Deny, and stops where the provider sends the user back to the home server. Throws only what `send` throws.
     */
    authorize,

    /** As `authorize`, as preparation: throws PreparationFailed unless the provider sends the user back. */
    async mustAuthorize(uri: string, signIn: SignIn): Promise<{ redirectUri: string; exchanges: readonly Exchange[] }> {
      const { redirectUri, exchanges } = await authorize(uri, signIn);
      if (redirectUri !== undefined) return { redirectUri, exchanges };
      const last = exchanges.at(-1);
      const outcome = last ? outcomeIn(last) : `${uri.slice(0, 200)} cannot be opened`;
      throw new PreparationFailed(`${who} could not sign in at ${signIn.provider.name}: ${outcome}`);
    },
  };
}
