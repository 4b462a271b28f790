import { paths } from '../paths.ts';
import type { SeenAuthorization } from '../record.ts';
import { unlessMisbehaving, type Visit } from './endpoint.ts';

/** A user arrives from the home server, and is shown the consent page. RFC 6749 §4.1.1. */
export async function authorization(visit: Visit): Promise<void> {
  const { desk, context, exchange, next } = visit;
  const parameters = Object.fromEntries(new URLSearchParams(exchange.request.url.split('?').slice(1).join('?')));
  const seen: SeenAuthorization = {
    exchange,
    clientId: parameters.client_id,
    state: parameters.state,
    redirectUri: parameters.redirect_uri,
    scope: parameters.scope,
    codeChallengeMethod: parameters.code_challenge_method,
    parameters,
  };
  desk.record.authorizations.add(seen);
  await unlessMisbehaving(visit, 'authorization', seen, next);
  const to = locationOf(context);
  if (to?.startsWith(`${paths.consent}/`)) desk.traces.visit.set(to.slice(paths.consent.length + 1), seen);
  else leave(visit, seen);
}

/** The user comes back from the consent page, and is sent on to the home server. RFC 6749 §4.1.2. */
export async function returning(visit: Visit, id: string): Promise<void> {
  await visit.next();
  leave(visit, visit.desk.traces.visit.get(id));
}

/** Remembers the code that the user takes along; changes the query as planned. Error pages lead nowhere. */
function leave({ desk, context, exchange }: Visit, seen: SeenAuthorization | undefined): void {
  const location = locationOf(context);
  if (!seen || location === undefined || !URL.canParse(location)) return;
  const to = new URL(location);
  const code = to.searchParams.get('code');
  if (code !== null) desk.traces.code.set(code, seen);
  const misbehaviour = desk.plan.take('redirect', seen);
  if (!misbehaviour) return;
  exchange.fault = misbehaviour.name;
  misbehaviour.alter(to.searchParams);
  context.set('Location', to.href);
}

function locationOf({ response }: Visit['context']): string | undefined {
  const { location } = response.headers;
  return typeof location === 'string' ? location : undefined;
}
