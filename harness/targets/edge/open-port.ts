import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A loopback port. */
export interface Port {
  readonly address: string;
  close(): Promise<void>;
}

/** Opens a loopback port for a handler that may be made once the port is known. */
export async function openPort(makeHandler: (address: string) => RequestListener): Promise<Port> {
  let handler: RequestListener | undefined;
  const server = createServer((request, response) => handler?.(request, response));
  const address = await bind(server);
  handler = makeHandler(address);
  return { address, close: () => shut(server) };
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
