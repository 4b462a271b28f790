import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Frame, type Page } from '@playwright/test';

const script = 'window.told = []; addEventListener("message", ({ data, origin }) => told.push({ data, origin }));';

/** The page of a web client, of an origin of its own. It keeps every message that comes to it. */
export class ClientSite {
  readonly origin: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** With `?frame=URL` the page holds a frame with that page in it. */
  static async open(): Promise<ClientSite> {
    const server = createServer((request, response) => {
      const framed = new URL(request.url ?? '/', 'http://client').searchParams.get('frame');
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><script>${script}</script>${framed ? `<iframe src="${framed}"></iframe>` : ''}`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ClientSite(server);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** What a client's page was told by the page `by`, which has it as opener or parent. */
export async function toldBy(client: Page, by: Page | Frame, how: 'opener' | 'parent'): Promise<unknown[]> {
  // Messages come in the order they are sent, so all that was sent before has come by then.
  await by.evaluate((name) => window[name].postMessage('last', '*'), how);
  const told = () => client.evaluate(() => Reflect.get(window, 'told') as { data: unknown }[]);
  await expect.poll(told).toContainEqual(expect.objectContaining({ data: 'last' }));
  return (await told()).filter(({ data }) => data !== 'last');
}
