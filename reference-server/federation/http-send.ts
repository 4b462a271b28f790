import http, { type IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { readServerName } from '../../spec/wire/server-name.ts';
import type { HttpAnswer, HttpSend } from '../ports.ts';
import { allowedLookup, forbiddenRanges, refuseForbidden } from './forbidden-addresses.ts';

/** Used where a server name has no port. Binding: discovery. */
const defaultPort = 8080;

export interface HttpSendLimits {
  /** The largest answer taken from a peer, in bytes. By default 8 MiB: room for a long retransmission. */
  readonly maxAnswerBytes?: number;
  /** Where nothing is sent, whatever name leads there. */
  readonly forbidden?: BlockList;
}

/**
 * Sends over plain HTTP. An answer over the limit counts as none; a redirect is an answer like any other, and is not
 * followed. The caller's signal limits the time.
 */
export function httpSend({
  maxAnswerBytes = 8 * 1024 * 1024,
  forbidden = forbiddenRanges([]),
}: HttpSendLimits = {}): HttpSend {
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 8 });
  const lookup = allowedLookup(forbidden);
  return async ({ destination, method, path, body, signal }) => {
    const { host, port = defaultPort } = readServerName(destination) ?? {};
    if (host === undefined) throw new Error(`${destination} is not the name of a server`);
    refuseForbidden(host, forbidden);
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
    const request = http.request({ agent, lookup, host, port, method, path, headers, signal });
    request.once('error', reject);
    request.once('response', (response) => {
      wholeAnswer(response, maxAnswerBytes)
        .then(resolve, reject)
        .finally(() => response.destroy());
    });
    request.end(body);
    return promise;
  };
}

async function wholeAnswer(response: IncomingMessage, maxBytes: number): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(`the answer is over ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
