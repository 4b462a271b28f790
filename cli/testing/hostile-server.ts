import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands at an address where a home server should be. */
export const hostilities = {
  'accepts and never answers': () => {},
  'answers with a web page': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
  },
  'answers without end': (request, response) => {
    const chunk = 'x'.repeat(64 * 1024);
    const more = () => {
      while (response.write(chunk));
    };
    response.on('drain', more);
    request.on('close', () => response.removeListener('drain', more));
    more();
  },
  'answers with invalid JSON': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"flows": [');
  },
  'answers with 10 MB of JSON': (_, response) => {
    const json = JSON.stringify({ flows: 'x'.repeat(10 * 1024 * 1024) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(json);
  },
  'is a server of today': ({ url = '/' }, response) => {
    const isVersions = url === '/_matrix/client/versions';
    const body = isVersions ? { versions: ['r0.0.1', 'v1.1', 'v1.11'] } : { errcode: 'M_UNRECOGNIZED', error: 'no' };
    response.writeHead(isVersions ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  },
  'is another JSON service': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"up"}');
  },
  'redirects in a loop': ({ url = '/' }, response) => {
    response.writeHead(302, { location: url }).end();
  },
} as const satisfies Readonly<Record<string, RequestListener>>;

export type Hostility = keyof typeof hostilities;

export interface HostileServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens such a server on the loopback. */
export async function openHostileServer(hostility: Hostility): Promise<HostileServer> {
  const listener: RequestListener = hostilities[hostility];
  const server = createServer(listener);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
