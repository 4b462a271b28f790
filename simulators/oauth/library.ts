import { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';

/** What the library calls for each request, before it answers itself. */
export type Middleware = Parameters<Provider['use']>[0];
export type Context = Parameters<Middleware>[0];

/** The same request with its body still to be read: the library reads it by itself, and it was read already. */
export function unread(request: IncomingMessage, body: string): IncomingMessage {
  const { method, url, headers, httpVersion } = request;
  // Not complete, it would count as broken off when it has been read, and take the connection with it.
  const again = Object.assign(new IncomingMessage(request.socket), {
    method,
    url,
    headers,
    httpVersion,
    complete: true,
  });
  again.push(body);
  again.push(null);
  return again;
}
