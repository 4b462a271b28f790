import { Agent, request } from 'undici';
import { bodyOf, readBounded } from './body.ts';
import type { Exchange, Failure, FailureKind } from './exchange.ts';
import type { Recorder } from './recorder.ts';

export interface OutgoingRequest {
  /** Who asks and who is asked, in the transcript's words. */
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long the whole exchange may take. */
  readonly deadlineMs: number;
  readonly fault?: string;
}

/** Sends one request and records the exchange. Trouble on the way is recorded as its failure; this never throws. */
export type Send = (request: OutgoingRequest) => Promise<Exchange>;

/** The bytes of an answer that are read before it is given up as too large. */
const answerLimitBytes = 4 * 1024 * 1024;

/**
 * The connections of a whole run. Each carries one exchange: a server may close an idle one at any time, and to find that out by sending
 * is not to be told from a fault of the server.
 */
export function openConnections(): Agent {
  return new Agent({ pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });
}

/** The way out to the network: redirects are not followed, answers are bounded in size and time. */
export function sender(connections: Agent, recorder: Recorder): Send {
  return async (outgoing) => {
    const { from, to, method, url, headers = {}, body, deadlineMs, fault } = outgoing;
    const open = recorder.begin(
      from,
      to,
      { method, url, headers: { ...headers }, body: body === undefined ? null : bodyOf(body) },
      fault,
    );
    try {
      const answer = await request(url, {
        dispatcher: connections,
        method: method as 'GET',
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(deadlineMs),
      });
      const read = await readBounded(answer.body, answerLimitBytes);
      if (!read.complete) return open.end({ kind: 'too-large', message: `more than ${answerLimitBytes} bytes` });
      return open.end({ status: answer.statusCode, headers: flatten(answer.headers), body: read.body });
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
