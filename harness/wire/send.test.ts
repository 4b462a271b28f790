import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from './exchange.ts';
import { Recorder } from './recorder.ts';
import { type OutgoingRequest, openConnections, sender } from './send.ts';

const connections = openConnections();
let recorder: Recorder;
let server: Server;
let url: string;
let behave: RequestListener;
let asked: number;

beforeEach(async () => {
  recorder = new Recorder(Date.now);
  asked = 0;
  server = createServer((request, response) => {
    asked++;
    behave(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/path`;
});

afterEach(() => shut());
afterAll(() => connections.destroy());

async function shut(): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

function send(more: Partial<OutgoingRequest> = {}): Promise<Exchange> {
  const request = { from: 'client alice', to: 'target', method: 'GET', url, deadlineMs: 5_000, ...more };
  return sender(connections, recorder)(request);
}

describe('a request that is answered', () => {
  it('is recorded with its answer', async () => {
    behave = (_, response) => response.writeHead(404, { 'x-kind': 'test' }).end('not here');
    const exchange = await send();
    expect(exchange).toMatchObject({ n: 1, from: 'client alice', to: 'target', failure: null });
    expect(exchange.answer).toMatchObject({ status: 404, body: { bytes: 8, text: 'not here', truncated: false } });
    expect(exchange.answer?.headers['x-kind']).toBe('test');
    expect(recorder.exchanges).toEqual([exchange]);
  });

  it('carries its method, its headers and its body', async () => {
    behave = async (request, response) => {
      const body = (await request.toArray()).join('');
      response.end([request.method, request.headers['x-kind'], body].join(' '));
    };
    const { answer, request } = await send({ method: 'PUT', headers: { 'x-kind': 'test' }, body: '{"a":1}' });
    expect(answer?.body.text).toBe('PUT test {"a":1}');
    expect(request.body?.text).toBe('{"a":1}');
  });

  it('carries bytes both ways', async () => {
    behave = async (request, response) => response.end(Buffer.concat(await request.toArray()));
    const { answer, request } = await send({ method: 'PUT', body: Uint8Array.of(0, 255, 128) });
    expect(request.body?.base64).toBe('AP+A');
    expect(answer?.body).toMatchObject({ bytes: 3, base64: 'AP+A' });
  });

  it('is decoded where its answer is compressed', async () => {
    behave = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    expect((await send()).answer?.body).toEqual({ bytes: 7, text: '{"a":1}', truncated: false });
  });

  it('is given up where its answer becomes too large once it is decoded', async () => {
    const bomb = gzipSync(Buffer.alloc(5 * 1024 * 1024));
    behave = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    expect((await send()).failure?.kind).toBe('too-large');
  });

  it('goes out as it was signed', async () => {
    behave = (request, response) => response.end(request.headers.authorization);
    const signing = sender(connections, recorder, (request) => ({ ...request, headers: { authorization: 'by us' } }));
    const exchange = await signing({ from: 'peer blue', to: 'target', method: 'GET', url, deadlineMs: 60_000 });
    expect(exchange.answer?.body.text).toBe('by us');
    expect(exchange.request.headers.authorization).toBe('by us');
  });

  it('names the fault that was applied to it', async () => {
    behave = (_, response) => response.end();
    expect((await send({ fault: 'duplicate' })).fault).toBe('duplicate');
  });

  it('is not led elsewhere', async () => {
    behave = (_, response) => response.writeHead(302, { location: url }).end();
    expect((await send()).answer).toMatchObject({ status: 302, headers: { location: url } });
    expect(asked).toBe(1);
  });

  it('has each header once, lists joined', async () => {
    behave = (_, response) => response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end();
    expect((await send()).answer?.headers['set-cookie']).toBe('a=1, b=2');
  });
});

describe('a request that is not answered', () => {
  const failureKind = async (more?: Partial<OutgoingRequest>) => {
    const { answer, failure } = await send(more);
    expect(answer).toBeNull();
    return failure?.kind;
  };

  it('was refused where nobody listens', async () => {
    await shut();
    expect(await failureKind()).toBe('refused');
  });

  it('was reset where the connection is dropped', async () => {
    behave = ({ socket }) => socket.destroy();
    expect(await failureKind()).toBe('reset');
  });

  it.each([
    ['with a length', { 'content-length': '100' }],
    ['in chunks', {}],
    ['that ends with its connection', { 'content-length': '100', connection: 'close' }],
  ])('was reset where the connection is dropped in the middle of an answer %s', async (_, headers) => {
    behave = ({ socket }, response) => {
      response.writeHead(200, headers).write('some', () => socket.destroy());
    };
    expect(await failureKind()).toBe('reset');
  });

  it('is late where nothing comes within its deadline', async () => {
    behave = () => {};
    const { failure } = await send({ deadlineMs: 20 });
    expect(failure).toEqual({ kind: 'late', message: 'no complete answer within 20 ms' });
  });

  it('is late where an answer begins and does not end within its deadline', async () => {
    behave = (_, response) => response.write('some');
    expect(await failureKind({ deadlineMs: 100 })).toBe('late');
  });

  it('is given up where the answer is too large', async () => {
    behave = (_, response) => response.end('x'.repeat(5 * 1024 * 1024));
    expect(await failureKind()).toBe('too-large');
  });

  it('is not HTTP where the other side speaks something else', async () => {
    behave = ({ socket }) => socket.end('220 mail.example ESMTP\r\n');
    expect(await failureKind()).toBe('not-http');
  });

  it('cannot be sent to what is no address', async () => {
    expect(await failureKind({ url: 'no address' })).toBe('not-http');
  });
});
