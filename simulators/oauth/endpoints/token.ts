import { readTokenRequest } from '../token-request.ts';
import { unlessMisbehaving, type Visit } from './endpoint.ts';

/** A home server redeems a code. RFC 6749 §4.1.3. */
export async function token(visit: Visit): Promise<void> {
  const { desk, context, body, exchange, next } = visit;
  const read = readTokenRequest(desk.registry, context.get('Authorization'), body);
  const authorization = read.code === undefined ? undefined : desk.traces.code.get(read.code);
  desk.record.tokens.add({ ...read, exchange, authorization });
  await unlessMisbehaving(visit, 'token', authorization ?? { clientId: read.clientId, state: undefined }, async () => {
    await next();
    const given = accessTokenIn(context.body);
    if (given !== undefined && authorization) desk.traces.token.set(given, authorization);
  });
}

function accessTokenIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('access_token' in answer)) return undefined;
  return typeof answer.access_token === 'string' ? answer.access_token : undefined;
}
