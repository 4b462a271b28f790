import type { RequestListener } from 'node:http';
import { type Dispatcher, request as send } from 'undici';
import { type Dialect, findEndpoint } from '../../../spec/dialects/index.ts';
import { openConnections } from '../../wire/send.ts';
import type { Edge, EdgeAnswer, EdgeRequest } from './edge.ts';

/** Headers that speak of one connection, not of what is carried. */
const hopByHop = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']);

/** A handler that passes every exchange through an edge to the server behind it, whose base URL may become known later. */
export function passThrough(
  edge: Edge,
  dialect: Dialect,
  serverUrl: () => string,
  connections: Dispatcher = openConnections(),
): RequestListener {
  const forward = async ({ method, target, headers, body }: EdgeRequest): Promise<EdgeAnswer> => {
    const answer = await send(`${serverUrl()}${target}`, {
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
        endpoint: findEndpoint(dialect, { method, path: target.replace(/\?.*$/s, '') })?.name,
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
