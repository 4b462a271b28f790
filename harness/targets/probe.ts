import { z } from 'zod';
import { type Dialect, expandEndpoint } from '../../spec/dialects/index.ts';
import { UserError } from '../user-error.ts';
import { jsonOf } from '../wire/body.ts';
import type { Exchange } from '../wire/exchange.ts';
import { Recorder } from '../wire/recorder.ts';
import { openConnections, sender, type TlsTrust } from '../wire/send.ts';

/** Where a server of today's Matrix lists its versions. */
const versionsPath = '/_matrix/client/versions';

/** How a target is asked. */
export interface ProbeOptions {
  readonly dialect: Dialect;
  readonly answerMs: number;
  /** Names the edition whose client API the target must speak. */
  readonly title: string;
  readonly trust?: TlsTrust | undefined;
}

/** Asks a target once, before a run, how to log in. Throws a UserError when nothing there speaks the client API of the edition. */
export async function probe(clientUrl: string, { dialect, answerMs, title, trust }: ProbeOptions): Promise<void> {
  const connections = openConnections(trust);
  try {
    const send = sender(connections, new Recorder(Date.now));
    const ask = (method: string, url: string) =>
      send({ from: 'harness', to: new URL(url).host, method, url, deadlineMs: answerMs });
    const { method, path } = expandEndpoint(dialect, 'loginFlows');
    const flows = await ask(method, `${clientUrl}${path}`);
    if (listsFlows(flows)) return;
    const versions = flows.answer ? versionsIn(await ask('GET', `${new URL(clientUrl).origin}${versionsPath}`)) : [];
    if (versions.length > 0) throw new UserError(`${clientUrl}: ${todayText(versions, title)}`);
    const complaint = complaintOf(flows, answerMs);
    if (complaint) throw new UserError(`${clientUrl}${path}: ${complaint}${withoutPath(clientUrl)}`);
  } finally {
    await connections.destroy();
  }
}

const Flows = z.looseObject({ flows: z.array(z.unknown()) });
const ErrorBody = z.looseObject({ errcode: z.string() });
const Versions = z.looseObject({ versions: z.array(z.string().regex(/^[vr]\d[\w.]*$/)) });

function listsFlows({ answer }: Exchange): boolean {
  return Flows.safeParse(jsonOf(answer?.body)).success;
}

/** The versions that a server of today lists; none where it is no such server. */
export function versionsIn({ answer }: Exchange): readonly string[] {
  return answer?.status === 200 ? (Versions.safeParse(jsonOf(answer.body)).data?.versions ?? []) : [];
}

function todayText(versions: readonly string[], title: string): string {
  const [first, last] = [versions[0], versions.at(-1)];
  const range = first === last ? first : `${first} to ${last}`;
  return `this is a server of today's Matrix (${range}). This edition judges another text: ${title}. There is no edition for today's servers yet.`;
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
  const json = jsonOf(body);
  if (Flows.safeParse(json).success || ErrorBody.safeParse(json).success) return undefined;
  return `it answered ${status} with ${kindOf(json, body.text)}. Is this the address of a home server's client API?`;
}

function kindOf(json: unknown, text: string): string {
  if (json !== undefined)
    return 'JSON that has neither "flows" nor "errcode", so it is not a home server of this edition';
  return /<(!doctype|html)/i.test(text) ? 'an HTML page' : 'something that is not JSON';
}

/** People paste the address of an endpoint: the address of the server is meant. */
function withoutPath(url: string): string {
  const { origin, pathname } = new URL(url);
  return pathname === '/' ? '' : ` If ${pathname} is a path of the API, leave it out: ${origin}`;
}
