import { HttpResponse, http, type RequestHandler } from 'msw';
import { bodyOf } from '../../../harness/wire/body.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { matchEndpoint } from '../../../spec/dialects/index.ts';
import type { ErrorBody } from '../../../spec/wire/error.ts';
import { exchangeOf } from '../../http-party.ts';
import { askerOf } from '../asker.ts';
import type { Home } from '../home.ts';

/** A request as an answer is made from it. */
export interface Call {
  /** Of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly exchange: Exchange;
}

export interface InboundAnswer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

export function ok(content: unknown): InboundAnswer {
  return { status: 200, body: JSON.stringify(content) };
}

/** A refusal with the standard error body. */
export function refusal(status: number, errcode: string, error: string): InboundAnswer {
  return { status, body: JSON.stringify({ errcode, error } satisfies ErrorBody) };
}

/** The handler of one endpoint, and of nothing else than requests to this peer. */
export function inboundAt(home: Home, endpoint: string, respond: (call: Call) => InboundAnswer): RequestHandler {
  return http.all(
    ({ request }) => {
      const { host, pathname } = new URL(request.url);
      const parameters = matchEndpoint(home.dialect, endpoint, { method: request.method, path: pathname });
      return host === home.serverName && parameters ? { matches: true, params: parameters } : false;
    },
    responder(home, respond),
  );
}

/** The handler of whatever else this peer is asked. */
export function inboundRest(home: Home, respond: (call: Call) => InboundAnswer): RequestHandler {
  return http.all(({ request }) => new URL(request.url).host === home.serverName, responder(home, respond));
}

const headers = { 'content-type': 'application/json' };

function responder(home: Home, respond: (call: Call) => InboundAnswer) {
  return async ({ request, params }: { request: Request; params: Readonly<Record<string, unknown>> }) => {
    const body = await request.text();
    const parameters = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
    const { searchParams: query } = new URL(request.url);
    const { status, body: text } = withExchange(home, request, body, (exchange) =>
      respond({ parameters, query, exchange }),
    );
    return new HttpResponse(text, { status, headers });
  };
}

/** What came in by a port is on record already; what msw caught in process is put on record here. */
function withExchange(home: Home, request: Request, body: string, respond: (exchange: Exchange) => InboundAnswer) {
  const carried = exchangeOf(request);
  if (carried) return respond(carried);
  const open = home.recorder.begin(askerOf(() => undefined, home.servers).party, home.who, {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: bodyOf(body),
  });
  const answer = respond(open.exchange);
  open.end({ status: answer.status, headers, body: bodyOf(answer.body) });
  return answer;
}
