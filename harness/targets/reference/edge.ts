import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request as send } from 'undici';
import { openConnections } from '../../wire/send.ts';

export interface EdgeRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface EdgeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Send the body in chunks rather than with a length. */
  readonly chunked?: boolean;
}

/** What stands at a server's edge: sees each exchange, and may alter its request, its answer, or make one up. */
export type Edge = (
  request: EdgeRequest,
  forward: (request: EdgeRequest) => Promise<EdgeAnswer>,
) => Promise<EdgeAnswer>;

/** A loopback port. */
export interface Port {
  readonly address: string;
  close(): Promise<void>;
}

/** Headers that speak of one connection, not of what is carried. */
const hopByHop = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']);

/** Opens a loopback port for a handler that may be made once the port is known. */
export async function openPort(makeHandler: (address: string) => RequestListener): Promise<Port> {
  let handler: RequestListener | undefined;
  const server = createServer((request, response) => handler?.(request, response));
  const address = await bind(server);
  handler = makeHandler(address);
  return { address, close: () => shut(server) };
}

/** A handler that passes every exchange through an edge to the server behind it. */
export function behindEdge(edge: Edge, innerAddress: () => string): RequestListener {
  const connections = openConnections();
  const forward = async ({ method, target, headers, body }: EdgeRequest): Promise<EdgeAnswer> => {
    const answer = await send(`http://${innerAddress()}${target}`, {
      dispatcher: connections,
      method: method as 'GET',
      headers: plain(headers),
      ...(body === '' ? {} : { body }),
    });
    return { status: answer.statusCode, headers: plain(answer.headers), body: await answer.body.text() };
  };
  return (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const { method = 'GET', url: target = '/' } = incoming;
      const request = {
        method,
        target,
        headers: plain(incoming.headers),
        body: Buffer.concat(chunks).toString('utf8'),
      };
      try {
        const { status, headers, body, chunked } = await edge(request, forward);
        const length = chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        response.writeHead(status, { ...plain(headers), ...length }).end(body);
      } catch {
        // The asker or the server behind went away; so does this connection.
        incoming.socket.destroy();
      }
    });
  };
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && !hopByHop.has(name.toLowerCase()))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function bind(server: Server): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  return promise;
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
