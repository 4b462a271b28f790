import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { UserError } from '../user-error.ts';

/** Below the ports that systems give out, so that nobody is given one while a server is down between two starts. */
const [firstPort, lastPort] = [20_000, 29_999];

/** A port of the loopback that nobody listens on now. Throws a UserError when none is found. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(firstPort, lastPort + 1);
    if (await isFree(port)) return port;
  }
  throw new UserError(`no free port between ${firstPort} and ${lastPort}`);
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  return promise;
}
