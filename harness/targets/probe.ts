import { type Dialect, expandEndpoint } from '../../spec/dialects/index.ts';
import { UserError } from '../user-error.ts';
import { jsonOf } from '../wire/body.ts';
import type { Exchange } from '../wire/exchange.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender, type TlsTrust } from '../wire/send.ts';

/** Asks a target once, before a run, how to log in. Throws a UserError when nothing there speaks the client API. */
export async function probe(clientUrl: string, dialect: Dialect, answerMs: number, trust?: TlsTrust): Promise<void> {
  const connections = openConnections(trust);
  try {
    const { method, path } = expandEndpoint(dialect, 'loginFlows');
    const send = sender(connections, new Recorder(Date.now));
    const url = `${clientUrl}${path}`;
    const exchange = await send({ from: 'harness', to: 'target', method, url, deadlineMs: answerMs });
    const complaint = complaintOf(exchange, answerMs);
    if (complaint) throw new UserError(`${url}: ${complaint}`);
  } finally {
    await connections.destroy();
  }
}

/** Why that exchange shows no home server, and what to do next; or undefined when it may be one. */
export function complaintOf({ answer, failure }: Exchange, answerMs: number): string | undefined {
  if (failure) {
    switch (failure.kind) {
      case 'refused':
        return 'nothing listens there. Start the home server, or correct the address.';
      case 'unreachable':
        return `no such host can be reached (${failure.message}). Correct the address.`;
      case 'late':
        return `no complete answer within ${answerMs / 1000} s. If the server is only slow, raise patience.answer in a target file.`;
      case 'too-large':
        return `the answer does not end (${failure.message}). Is this the address of a home server?`;
      case 'reset':
      case 'not-http':
        if (/certificate/i.test(failure.message)) {
          return `its certificate is not trusted (${failure.message}). Name its authority in a target file: tls: {ca: FILE}.`;
        }
        return `the connection broke (${failure.message}). Does it speak plain HTTP?`;
    }
  }
  if (!answer) return 'no answer was recorded';
  const { status, headers, body } = answer;
  if (status >= 300 && status < 400) {
    return `it redirects to ${headers.location ?? 'nowhere'}. Give the address that answers by itself.`;
  }
  if (jsonOf(body) !== undefined) return undefined;
  const kind = /<(!doctype|html)/i.test(body.text) ? 'an HTML page' : 'something that is not JSON';
  return `it answered ${status} with ${kind}. Is this the address of a home server's client API?`;
}
