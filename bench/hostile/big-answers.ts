import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const padding = Buffer.from(`,"padding":"${'x'.repeat(4_000_000)}"}`);

/** Stands before a home server and makes each of its JSON answers 4 MB larger. Gives its address. */
export async function openBigAnswers(target: string): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((incoming, response) => {
    const { method, url, headers } = incoming;
    const inner = request(`${target}${url}`, { method, headers }, async (answer) => {
      const { 'content-length': _, 'transfer-encoding': __, ...kept } = answer.headers;
      const body = Buffer.concat(await answer.toArray());
      const isObject = body.length > 2 && body.at(-1) === 0x7d;
      const padded = isObject ? Buffer.concat([body.subarray(0, -1), padding]) : body;
      response.writeHead(answer.statusCode ?? 502, kept).end(padded);
    });
    inner.on('error', () => response.destroy());
    incoming.pipe(inner);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
