import type { RequestListener } from 'node:http';
import { request as send } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultEdition } from '../../../spec/editions/index.ts';
import type { Edge, EdgeAnswer } from './edge.ts';
import { openPort, type Port } from './open-port.ts';
import { passThrough } from './pass-through.ts';

const ports: Port[] = [];
afterEach(async () => {
  await Promise.all(ports.splice(0).map((port) => port.close()));
});

async function opened(handler: RequestListener): Promise<Port> {
  const port = await openPort(() => handler);
  ports.push(port);
  return port;
}

/** The address of a server with that edge before it. */
async function serverWith(edge: Edge, handler: RequestListener): Promise<string> {
  const inner = await opened(handler);
  const outer = await opened(passThrough(edge, defaultEdition.defaultDialect, () => `http://${inner.address}`));
  return `http://${outer.address}`;
}

const echo: RequestListener = async (request, response) => {
  const body = (await request.toArray()).join('');
  response
    .writeHead(202, { 'x-kind': 'test' })
    .end([request.method, request.url, request.headers['x-kind'], body].join(' '));
};
const asItIs: Edge = (request, forward) => forward(request);
const made: EdgeAnswer = { status: 403, headers: {}, body: 'nö' };

describe('a port', () => {
  it('tells its handler the address that it is reached at', async () => {
    const port = await openPort((address) => (_, response) => response.end(address));
    ports.push(port);
    const { body } = await send(`http://${port.address}`);
    expect(await body.text()).toBe(port.address);
  });

  it('refuses connections once it is closed', async () => {
    const port = await openPort(() => echo);
    await port.close();
    await expect(send(`http://${port.address}`)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('an edge', () => {
  it('passes requests and answers on as they are', async () => {
    const url = await serverWith(asItIs, echo);
    const options = { method: 'PUT', headers: { 'x-kind': 'test' }, body: 'ö' } as const;
    const answer = await send(`${url}/a%2Fb?c=d`, options);
    expect(answer).toMatchObject({ statusCode: 202, headers: { 'x-kind': 'test' } });
    expect(await answer.body.text()).toBe('PUT /a%2Fb?c=d test ö');
  });

  it('may alter a request', async () => {
    const url = await serverWith((request, forward) => forward({ ...request, target: '/other', body: 'longer' }), echo);
    const { body } = await send(url, { method: 'PUT', body: 'a' });
    expect(await body.text()).toBe('PUT /other  longer');
  });

  it('may alter an answer', async () => {
    const url = await serverWith(async (request, forward) => ({ ...(await forward(request)), body: 'longer' }), echo);
    const { statusCode, body } = await send(url);
    expect([statusCode, await body.text()]).toEqual([202, 'longer']);
  });

  it('may answer by itself', async () => {
    const url = await serverWith(
      async () => made,
      () => expect.unreachable(),
    );
    const { statusCode, body } = await send(url);
    expect([statusCode, await body.text()]).toEqual([403, 'nö']);
  });

  it.each([
    ['with its length in bytes', made, { 'content-length': '3' }],
    ['in chunks', { ...made, chunked: true }, { 'transfer-encoding': 'chunked' }],
  ])('sends a body %s', async (_, answer, expected) => {
    const url = await serverWith(async () => answer, echo);
    const { headers, body } = await send(url);
    await body.dump();
    const { 'content-length': length, 'transfer-encoding': encoding } = headers;
    expect(JSON.parse(JSON.stringify({ 'content-length': length, 'transfer-encoding': encoding }))).toEqual(expected);
  });

  it('is told which endpoint a request is for', async () => {
    const url = await serverWith(async ({ endpoint = 'none' }) => ({ ...made, body: endpoint }), echo);
    const bodies = [];
    for (const path of ['/matrix/client/api/v1/login?a=b', '/matrix/federation/v1/pull/', '/elsewhere']) {
      bodies.push(await (await send(`${url}${path}`)).body.text());
    }
    expect(bodies).toEqual(['loginFlows', 'fedPull', 'none']);
  });

  it('drops the connection where the server behind it does', async () => {
    const url = await serverWith(asItIs, ({ socket }) => socket.destroy());
    await expect(send(url)).rejects.toThrow('other side closed');
  });
});
