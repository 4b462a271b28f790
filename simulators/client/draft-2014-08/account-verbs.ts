import type { Exchange } from '../../../harness/wire/exchange.ts';
import type { EndpointName } from '../../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Ask } from '../ask.ts';
import type { Session } from '../session.ts';
import { sessionIn } from './session.ts';

/** Registration and login. A completed one becomes the client's session. Draft: Registration and login. */
export function accountVerbs(ask: Ask<EndpointName>, adopt: (session: Session) => void) {
  const adoptFrom = async (asked: Promise<Exchange>): Promise<Exchange> => {
    const exchange = await asked;
    const session = sessionIn(exchange);
    if (session) adopt(session);
    return exchange;
  };
  return {
    /** Asks for an account; both are sent only when they are given. */
    register: ({ localpart, password }: { localpart?: string; password?: string }) =>
      adoptFrom(ask('register', {}, { body: { user_id: localpart, password }, token: 'none' })),

    /** Asks how to register. Binding §2.3. */
    registerFlows: () => ask('registerFlows', {}, { token: 'none' }),

    /** Submits one stage of a registration, as it is. */
    registerStage: (stage: JsonObject) => adoptFrom(ask('register', {}, { body: stage, token: 'none' })),

    loginFlows: () => ask('loginFlows', {}, { token: 'none' }),

    /** Submits one stage of a login, as it is. */
    login: (stage: JsonObject) => adoptFrom(ask('login', {}, { body: stage, token: 'none' })),
  };
}
