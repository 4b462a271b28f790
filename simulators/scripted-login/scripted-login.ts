import type { RequestHandler } from 'msw';
import { HttpResponse, http } from 'msw';
import { listen } from '../../harness/wire/listen.ts';
import type { Recorder } from '../../harness/wire/recorder.ts';
import { type Dialect, expandEndpoint } from '../../spec/dialects/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { answerByHandlers } from '../http-party.ts';

/** Types whose stage takes a second request. */
const twoRequests = new Set(['m.login.email.code', 'm.login.email.url']);

/** A home server that does nothing but log one client in, and watches how the client goes about it. */
export interface ScriptedLogin {
  /** As the transcript names it. */
  readonly party: string;
  /** Base URL of its client API. */
  readonly clientUrl: string;
  /** What was submitted, in order. */
  readonly submissions: readonly JsonObject[];
  close(): Promise<void>;
}

export interface ScriptedLoginOptions {
  /** The flows that it lists, each by its sequence of types. */
  readonly flows: readonly (readonly string[])[];
  /** The session that it gives. */
  readonly session: string;
  readonly dialect: Dialect;
  readonly recorder: Recorder;
}

/**
 * Opens such a server. It is lenient on purpose: it takes any password and code, does not ask for the session back and lets
 * stages of different flows pass, so that a client's own habits decide what it does. Draft: Registration and login.
 */
export async function openScriptedLogin(options: ScriptedLoginOptions): Promise<ScriptedLogin> {
  const party = 'scripted home server';
  const submissions: JsonObject[] = [];
  const handlers = loginHandlers(options, submissions);
  const listener = await listen({
    as: party,
    from: 'client',
    recorder: options.recorder,
    react: async (received, exchange) =>
      (await answerByHandlers(handlers, listener.address, received, exchange)) ?? { kind: 'reset' },
  });
  return { party, clientUrl: `http://${listener.address}`, submissions, close: () => listener.close() };
}

function loginHandlers({ flows, session, dialect }: ScriptedLoginOptions, submissions: JsonObject[]): RequestHandler[] {
  const completed: string[] = [];
  let halfway: string | undefined;
  const at = (path: string) => `*${path}`;

  const answer = (type: string): JsonObject => {
    if (twoRequests.has(type) && halfway !== type) {
      halfway = type;
      return { type, session };
    }
    halfway = undefined;
    completed.push(type);
    const flow = flows.find(([first]) => first === completed[0]) ?? [];
    const next = flow[completed.length];
    return next === undefined
      ? { user_id: '@user:scripted.example', access_token: `token-of-${session}` }
      : { next, session };
  };
  return [
    http.get(at(expandEndpoint(dialect, 'loginFlows').path), () =>
      HttpResponse.json({ flows: flows.map((stages) => ({ type: stages[0], stages })) }),
    ),
    http.post(at(expandEndpoint(dialect, 'login').path), async ({ request }) => {
      const submission = JsonObject.catch({}).parse(await request.json());
      submissions.push(submission);
      return HttpResponse.json(answer(String(submission.type)));
    }),
  ];
}
