import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { BlockList } from 'node:net';
import type { HttpAnswer, HttpSend } from '../ports.ts';
import { allowedLookup, forbiddenRanges, refuseForbidden } from './forbidden-addresses.ts';

export interface HttpSendLimits {
  /** The largest answer taken from a peer, in bytes. By default 8 MiB: room for a long retransmission. */
  readonly maxAnswerBytes?: number;
  /** Where nothing is sent, whatever name leads there. */
  readonly forbidden?: BlockList;
}

/**
 * Sends over HTTP, or HTTPS where the place asks for it, under the server's name. An answer over the limit counts as none; a redirect is an answer like any other, and is not
 * followed. The caller's signal limits the time.
 */
export function httpSend({
  maxAnswerBytes = 8 * 1024 * 1024,
  forbidden = forbiddenRanges([]),
}: HttpSendLimits = {}): HttpSend {
  const kept = { keepAlive: true, maxFreeSockets: 8 };
  const agents = { http: new http.Agent(kept), https: new https.Agent(kept) };
  const lookup = allowedLookup(forbidden);
  return async ({ destination, place, method, path, body, signal }) => {
    const { host, port, tls } = place;
    refuseForbidden(host, forbidden);
    const headers = { host: destination, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
    const where = { lookup, host, port, method, path, headers, signal };
    const request = tls
      ? https.request({ ...where, agent: agents.https })
      : http.request({ ...where, agent: agents.http });
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
