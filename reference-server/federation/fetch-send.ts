import type { ServerName } from '../../spec/wire/ids.ts';
import type { HttpSend } from '../ports.ts';

/** Used where a server name has no port. Binding: discovery. */
const defaultPort = 8080;

/** The largest answer taken from a peer, in bytes: room for a long retransmission. */
const defaultMaxAnswerBytes = 8 * 1024 * 1024;

/** Sends over plain HTTP by global fetch. An answer over the limit counts as none. */
export function fetchSend(maxAnswerBytes = defaultMaxAnswerBytes): HttpSend {
  return async ({ destination, method, path, body, signal }) => {
    const response = await fetch(`${baseUrlOf(destination)}${path}`, {
      method,
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await boundedText(response, maxAnswerBytes),
    };
  };
}

/** Where a server is reached. Names without a port will ask SRV records here. */
function baseUrlOf(name: ServerName): string {
  return /:\d+$/.test(name) ? `http://${name}` : `http://${name}:${defaultPort}`;
}

async function boundedText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(`the answer is over ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
