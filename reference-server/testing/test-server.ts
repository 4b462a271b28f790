import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import type { HomeServerConfig } from '../config/home-server.ts';
import { createHomeServer, type HomeServer } from '../create-home-server.ts';
import type { Ports } from '../ports.ts';
import type { Rules } from '../rules/index.ts';
import { systemPorts } from '../system-ports.ts';

/** The server name in tests of one server. */
export const serverName = 'red:1';

/** One home server for tests of its routes; passwords cost next to nothing. */
export function testServer(
  given: { config?: Partial<HomeServerConfig>; ports?: Partial<Ports>; rules?: Rules } = {},
): HomeServer {
  return createHomeServer({ serverName, passwordCost: 2, ...given.config }, systemPorts(given.ports), given.rules);
}

/** Asks for a path below a prefix, that of the client API unless another is given. */
export function clientApi(handle: RequestListener, prefix = '/matrix/client/api/v1') {
  const agent = supertest(handle as never);
  return {
    head: (path: string) => agent.head(prefix + path),
    get: (path: string) => agent.get(prefix + path),
    post: (path: string, body?: object | string) => agent.post(prefix + path).send(body),
    put: (path: string, body?: object | string) => agent.put(prefix + path).send(body),
    options: (path: string) => agent.options(prefix + path),
  };
}
