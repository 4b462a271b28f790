import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ServerName } from '../../spec/wire/ids.ts';
import { forbiddenRanges } from './forbidden-addresses.ts';
import { httpSend } from './http-send.ts';
import { placeInName } from './place-in-name.ts';

describe('a request to another server', () => {
  let server: http.Server;
  let port: number;
  let asked: string[];
  let answer: (response: http.ServerResponse) => void;

  beforeEach(async () => {
    asked = [];
    answer = (response) => response.end('{}');
    server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = async (send = httpSend(), name = `127.0.0.1:${port}`, signal = new AbortController().signal) => {
    const destination = ServerName.parse(name);
    const place = await placeInName(destination);
    return send({ destination, place, method: 'PUT', path: '/a/b%2Fc/?q=1', body: '{"a":1}', signal });
  };

  test('goes to the place, and names the server that is meant', async () => {
    const { promise: host, resolve } = Promise.withResolvers<string | undefined>();
    server.once('request', (request) => resolve(request.headers.host));
    const destination = ServerName.parse('not-an-address.test');
    const signal = new AbortController().signal;
    await httpSend()({ destination, place: { host: '127.0.0.1', port, tls: false }, method: 'GET', path: '/', signal });
    expect(await host).toBe('not-an-address.test');
  });

  test('speaks TLS where the place asks for it', async () => {
    const destination = ServerName.parse('red.test');
    const signal = new AbortController().signal;
    const place = { host: '127.0.0.1', port, tls: true };
    await expect(httpSend()({ destination, place, method: 'GET', path: '/', signal })).rejects.toThrow(/SSL|TLS/);
    expect(asked).toEqual([]);
  });

  test('goes where the name leads, as it is', async () => {
    expect(await ask()).toMatchObject({ status: 200, body: '{}' });
    expect(asked).toEqual(['PUT /a/b%2Fc/?q=1']);
  });

  test('follows no redirect', async () => {
    answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
    expect(await ask()).toMatchObject({ status: 302 });
    expect(asked).toHaveLength(1);
  });

  test('takes no answer over its limit', async () => {
    answer = (response) => response.end('x'.repeat(2000));
    await expect(ask(httpSend({ maxAnswerBytes: 1999 }))).rejects.toThrow('over 1999 bytes');
    expect((await ask(httpSend({ maxAnswerBytes: 2000 }))).body).toHaveLength(2000);
  });

  test('takes no half of an answer', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half');
      response.destroy();
    };
    await expect(ask()).rejects.toThrow();
  });

  test('ends with its signal, also in the middle of an answer', async () => {
    const life = new AbortController();
    answer = (response) => {
      response.write('a');
      life.abort(new Error('the time is over'));
    };
    await expect(ask(httpSend(), undefined, life.signal)).rejects.toThrow();
  });

  test.each([
    ['an address', '127.0.0.0/8', (to: number) => `127.0.0.1:${to}`],
    ['an address in the clothes of IPv6', '127.0.0.0/8', (to: number) => `[::ffff:127.0.0.1]:${to}`],
    ['a name that leads to one', '127.0.0.0/8', (to: number) => `localhost:${to}`],
  ])('does not go to a forbidden range: %s', async (_, range, nameOf) => {
    const send = httpSend({ forbidden: forbiddenRanges([range, '::1/128']) });
    await expect(ask(send, nameOf(port))).rejects.toThrow('federation.forbidden');
    expect(asked).toEqual([]);
  });

  test('goes to a name that also leads elsewhere than to forbidden ranges', async () => {
    expect(await ask(httpSend({ forbidden: forbiddenRanges(['::1/128']) }), `localhost:${port}`)).toMatchObject({
      status: 200,
    });
  });
});
