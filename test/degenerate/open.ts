import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Degenerate } from './targets.ts';

export interface OpenDegenerate {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Opens such a server on the loopback. Until it is asked for anything but its login flows it lists one, as a home server does: else a run
 * would find out before its first Example that this is none.
 */
export async function openDegenerate(make: Degenerate): Promise<OpenDegenerate> {
  const react = make();
  let isMet = false;
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const body = (await request.toArray()).join('');
    isMet ||= method !== 'GET' || !/\/login\/?$/.test(url);
    const answer = isMet
      ? react({ method, url, body }, request)
      : { status: 200, body: '{"flows":[{"type":"m.login.password"}]}' };
    if (answer === 'hang') return;
    if (answer === 'drop') return void request.socket.destroy();
    const { status, type = 'application/json', body: text } = answer;
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
