import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Degenerate } from './targets.ts';

export interface OpenDegenerate {
  readonly address: string;
  close(): Promise<void>;
}

/** A run asks for the login flows when it meets a target, and again when it opens it for its Examples. */
const askedBefore = 2;

/**
 * Opens such a server on the loopback. Before the first Example it lists a login flow, as a home server does: else the run would end there,
 * since this is none.
 */
export async function openDegenerate(make: Degenerate): Promise<OpenDegenerate> {
  const react = make();
  let askedForFlows = 0;
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const body = (await request.toArray()).join('');
    const isMeeting = method === 'GET' && /\/login\/?$/.test(url) && ++askedForFlows <= askedBefore;
    const answer = isMeeting
      ? { status: 200, body: '{"flows":[{"type":"m.login.password"}]}' }
      : react({ method, url, host: headers.host ?? '', body });
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
