import type { Exchange } from '../../harness/wire/exchange.ts';
import type { OutgoingRequest, Send } from '../../harness/wire/send.ts';
import { type Dialect, expandEndpoint } from '../../spec/dialects/index.ts';
import type { Session } from './session.ts';

/** How long this actor waits, in milliseconds. */
export interface Patience {
  /** For the answer to a request. */
  readonly answerMs: number;
  /** For what was sent to arrive elsewhere. */
  readonly deliveryMs: number;
}

export interface RequestParts {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly rawBody?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The access token: this client's own when it has one (the default where the endpoint is for users only), none, or a given one. */
  readonly token?: 'own' | 'none' | { readonly value: string };
  /** How long the exchange may take; patience for an answer when left out. */
  readonly deadlineMs?: number;
}

/** Sends one request of the client API. */
export type Ask<Name extends string = string> = (
  endpoint: Name,
  parameters?: Readonly<Record<string, string>>,
  parts?: RequestParts,
) => Promise<Exchange>;

export interface AskOptions {
  /** Who asks and who is asked, in the transcript's words. */
  readonly from: string;
  readonly to: string;
  /** Base URL of the server's client API, without trailing slash. */
  readonly clientUrl: string;
  readonly dialect: Dialect;
  readonly send: Send;
  readonly patience: Patience;
  /** The client's session now. */
  readonly session: () => Session | undefined;
}

export function asker({ from, to, clientUrl, dialect, send, patience, session }: AskOptions): Ask {
  return (endpoint, parameters = {}, { token, query = {}, deadlineMs = patience.answerMs, ...content } = {}) => {
    const { method, path } = expandEndpoint(dialect, endpoint, parameters);
    const accessToken = tokenFor(
      token ?? (dialect.endpoints[endpoint]?.authorised === 'none' ? 'none' : 'own'),
      session(),
    );
    const search = new URLSearchParams(query);
    if (accessToken !== undefined) search.set('access_token', accessToken);
    const url = `${clientUrl}${path}${search.size > 0 ? `?${search}` : ''}`;
    return send({ from, to, method, url, deadlineMs, ...payload(content) });
  };
}

function tokenFor(token: NonNullable<RequestParts['token']>, session: Session | undefined): string | undefined {
  if (token === 'own') return session?.accessToken;
  return token === 'none' ? undefined : token.value;
}

function payload({ body, rawBody }: Pick<RequestParts, 'body' | 'rawBody'>): Pick<OutgoingRequest, 'headers' | 'body'> {
  const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  return text === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: text };
}
