import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Itinerary } from '../../harness/wire/itinerary.ts';

/** A proxy through which a browser reaches nothing but where the itinerary leads, whatever a page asks of it. */
export interface Gate {
  /** For the browser's settings. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  close(): Promise<void>;
}

/** Opens it on the loopback. */
export async function openGate(itinerary: Itinerary): Promise<Gate> {
  const server = createServer((incoming, response) => {
    const url = incoming.url ?? '';
    if (itinerary.permits(url)) passOn(url, incoming, response);
    else response.writeHead(403, { 'content-type': 'text/plain' }).end('Not visited: not in the itinerary.');
  });
  const tunnels = new Set<Duplex>();
  server.on('connect', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    const { hostname, port } = URL.parse(`https://${url}`) ?? {};
    if (!hostname || ![`https://${url}`, `http://${url}`].some((address) => itinerary.permits(address))) {
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
    const other = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 443 }, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(other).pipe(socket);
    });
    other.on('error', () => socket.destroy());
    socket.on('error', () => other.destroy());
    socket.once('close', () => other.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    // The browser would go to the loopback by itself.
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
    async close() {
      for (const socket of tunnels) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function passOn(url: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { 'proxy-connection': _, ...headers } = incoming.headers;
  const outgoing = request(url, { method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
