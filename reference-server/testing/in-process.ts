import http, { type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { HttpAnswer } from '../ports.ts';

export interface InProcessRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** Real HTTP with a listener, over a pair of streams in place of a port. */
export function inProcess(handle: RequestListener): (request: InProcessRequest) => Promise<HttpAnswer> {
  const server = http.createServer(handle);
  return ({ method, path, body, signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
    const [near, far] = duplexPair();
    server.emit('connection', far);
    const request = http.request({
      method,
      path,
      createConnection: () => near as Socket,
      ...(signal ? { signal } : {}),
    });
    request.once('error', reject);
    request.once('response', (response) => {
      text(response).then(
        (read) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers as HttpAnswer['headers'], body: read }),
        reject,
      );
    });
    request.end(body);
    return promise;
  };
}
