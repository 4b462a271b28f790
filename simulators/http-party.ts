import { getResponse, type RequestHandler } from 'msw';
import { bodyOf, contentOf } from '../harness/wire/body.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import type { Reaction, ReceivedRequest } from '../harness/wire/listen.ts';

const exchanges = new WeakMap<Request, Exchange>();

/** The exchange of a request that came in by a port; undefined for one that msw caught in process. */
export function exchangeOf(request: Request): Exchange | undefined {
  return exchanges.get(request);
}

/**
 * Answers a request that came in by a port with msw handlers. Undefined when none of them takes it, or when it is
 * none that a handler could be asked about. `address` is the `host:port` of our party.
 */
export async function answerByHandlers(
  handlers: readonly RequestHandler[],
  address: string,
  received: ReceivedRequest,
  exchange: Exchange,
): Promise<Reaction | undefined> {
  const request = requestOf(address, received);
  if (!request) return undefined;
  exchanges.set(request, exchange);
  const response = await getResponse([...handlers], request);
  if (!response) return undefined;
  if (response.type === 'error') return { kind: 'reset' };
  return {
    kind: 'answer',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: contentOf(bodyOf(new Uint8Array(await response.arrayBuffer()))),
  };
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD']);

function requestOf(address: string, { method, target, headers, body }: ReceivedRequest): Request | undefined {
  try {
    return new Request(`http://${address}${target}`, {
      method,
      headers,
      ...(bodiless.has(method) ? {} : { body: Buffer.from(body) }),
    });
  } catch {
    // TRACE, or a target that is no path: nothing that fetch has a form for.
    return undefined;
  }
}
