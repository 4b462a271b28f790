import { type Dispatcher, request } from 'undici';
import { bodyOf, type Content, readBounded } from './body.ts';
import { decode } from './content-encoding.ts';
import type { Exchange, Failure, FailureKind } from './exchange.ts';
import type { Recorder } from './recorder.ts';

export { openConnections, type TlsTrust } from './connections.ts';

export interface OutgoingRequest {
  /** Who asks and who is asked, in the transcript's words. */
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Content;
  /** How long the whole exchange may take. */
  readonly deadlineMs: number;
  readonly fault?: string;
}

/** Sends one request and records the exchange. Trouble on the way is recorded as its failure; this never throws. */
export type Send = (request: OutgoingRequest) => Promise<Exchange>;

/** The bytes of an answer that are read before it is given up as too large. */
const answerLimitBytes = 4 * 1024 * 1024;

/** What is done to a request before it is sent: it is signed, or given other proof of who asks. */
export type Sign = (request: OutgoingRequest) => OutgoingRequest | Promise<OutgoingRequest>;

const unsigned: Sign = (request) => request;

/** The way out to the network: redirects are not followed, answers are bounded in size and time. */
export function sender(connections: Dispatcher, recorder: Recorder, sign: Sign = unsigned): Send {
  return async (outgoing) => {
    const { from, to, method, url, headers = {}, body, deadlineMs, fault } = await sign(outgoing);
    const open = recorder.begin(
      from,
      to,
      { method, url, headers: { ...headers }, body: body === undefined ? null : bodyOf(body) },
      fault,
    );
    if (recorder.isFull) return open.end({ kind: 'too-large', message: 'too much was carried already' });
    try {
      const answer = await request(url, {
        dispatcher: connections,
        method: method as 'GET',
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(deadlineMs),
      });
      const answerHeaders = flatten(answer.headers);
      const { bytes, complete } = await readBounded(answer.body, answerLimitBytes);
      const content = complete
        ? decode(bytes, answerHeaders['content-encoding'], answerLimitBytes)
        : ({ kind: 'too-large' } as const);
      switch (content.kind) {
        case 'decoded':
          return open.end({ status: answer.statusCode, headers: answerHeaders, body: bodyOf(content.bytes) });
        case 'too-large':
          return open.end({ kind: 'too-large', message: `more than ${answerLimitBytes} bytes` });
        case 'broken':
          return open.end({ kind: 'not-http', message: content.message });
      }
    } catch (error) {
      return open.end(failureOf(error, deadlineMs));
    }
  };
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

const kinds: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'late',
};

function failureOf(error: unknown, deadlineMs: number): Failure {
  if (!(error instanceof Error)) return { kind: 'not-http', message: String(error) };
  if (error.name === 'TimeoutError') return { kind: 'late', message: `no complete answer within ${deadlineMs} ms` };
  // undici's parser meets the end of the connection within an answer, and gives that no code.
  if (error.message.includes('Invalid EOF state')) return { kind: 'reset', message: 'the answer broke off' };
  const code = 'code' in error ? String(error.code) : '';
  return { kind: kinds[code] ?? 'not-http', message: error.message || code };
}
