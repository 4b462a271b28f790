import type { Provider } from 'oidc-provider';
import { bodyOf, readBounded } from '../../harness/wire/body.ts';
import type { Body } from '../../harness/wire/exchange.ts';
import type { OpenExchange, Recorder } from '../../harness/wire/recorder.ts';
import type { Desk } from './desk.ts';
import { authorization, returning } from './endpoints/authorization.ts';
import { consent } from './endpoints/consent.ts';
import type { Visit } from './endpoints/endpoint.ts';
import { token } from './endpoints/token.ts';
import { userinfo } from './endpoints/userinfo.ts';
import { type Context, type Middleware, unread } from './library.ts';
import { type Route, routeOf } from './paths.ts';
import { scrubbed } from './scrub.ts';

const bodyLimitBytes = 48 * 1024;

export interface ReceptionOptions {
  readonly desk: Desk;
  readonly library: Provider;
  /** Where the visits of users are kept: whoever sends a user keeps their exchanges already. */
  readonly aside: () => Recorder;
  /** Requests that are served; beyond, connections are dropped. */
  readonly requestLimit: number;
}

/** Takes in every request: bounds it, records it without secrets, and hands it to its endpoint. */
export function reception({ desk, library, aside, requestLimit }: ReceptionOptions): Middleware {
  let served = 0;
  return async (context, next) => {
    served += 1;
    const { socket } = context.req;
    const read = await readBounded(context.req, bodyLimitBytes).catch(() => undefined);
    if (!read?.complete || served > requestLimit) return void socket.destroy();
    const body = read.bytes.toString('utf8');
    context.req = unread(context.req, body);

    const route = routeOf(context.path);
    const isUsers = route.kind === 'authorization' || route.kind === 'consent' || route.kind === 'return';
    const open = begin(desk, isUsers ? aside() : desk.recorder(), context, body);
    context.res.once('close', () => open.end({ kind: 'late', message: 'the other side closed before the answer' }));
    try {
      await hand(route, library, { desk, context, body, exchange: open.exchange, next });
    } catch (error) {
      desk.recorder().addProblem(`${desk.name} broke while it handled ${context.method} ${context.path}: ${error}`);
      context.status = 500;
    }
    open.end({ status: context.status, headers: flatten(context.response.headers), body: answerOf(context.body) });
  };
}

function hand(route: Route, library: Provider, visit: Visit): Promise<unknown> {
  switch (route.kind) {
    case 'authorization':
      return authorization(visit);
    case 'return':
      return returning(visit, route.id);
    case 'consent':
      return consent(library, visit);
    case 'token':
      return token(visit);
    case 'userinfo':
      return userinfo(library, visit);
    case 'other':
      return visit.next();
  }
}

function begin({ name, registry }: Desk, recorder: Recorder, context: Context, body: string): OpenExchange {
  const { method, url, headers } = context;
  const request = { method, url, headers: flatten(headers), body: body === '' ? null : bodyOf(body) };
  return recorder.begin(registry.asker, name, scrubbed(request, registry.secrets));
}

function answerOf(body: unknown): Body {
  if (body === null || body === undefined) return bodyOf('');
  return bodyOf(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
}

function flatten(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}
