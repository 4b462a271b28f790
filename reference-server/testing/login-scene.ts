import type { HomeServerConfig } from '../config/home-server.ts';
import type { Ports } from '../ports.ts';
import type { Rules } from '../rules/index.ts';
import { systemPorts } from '../system-ports.ts';
import { mail, RememberingMailer, TrustingServices } from './login-parties.ts';
import { ManualClock } from './manual-clock.ts';
import { clientApi, testServer } from './test-server.ts';

/** A server that Ann and Bob are registered at, with a mailer, services and a clock in the tests' hands. No two codes are alike. */
export async function loginScene(
  config: Partial<HomeServerConfig>,
  given: { ports?: Partial<Ports>; rules?: Rules } = {},
) {
  const clock = new ManualClock();
  const mailer = new RememberingMailer();
  const services = new TrustingServices();
  let codes = 100_000;
  const ids = { ...systemPorts().ids, emailCode: () => String(codes++) };
  const server = testServer({
    ...given,
    config: { mail, emails: { domain: 'mail.test' }, ...config },
    ports: { clock, ids, mailer, oauth: services, ...given.ports },
  });
  const api = clientApi(server.handle);
  for (const user_id of ['ann', 'bob']) await api.post('/register', { user_id, password: `of ${user_id}` });

  /** Submits a stage; its type is given without `m.login.`. */
  async function submit(type: string, fields: object = {}) {
    const { status, body } = await api.post('/login', { type: `m.login.${type}`, ...fields });
    return { status, body };
  }
  return {
    clock,
    mailer,
    services,
    api,
    submit,
    /** Submits a stage and tells what came of it. */
    outcome: async (type: string, fields: object = {}) => loginOutcome((await submit(type, fields)).body),
    /** Submits a stage and gives the session that was answered. */
    session: async (type: string, fields: object = {}) => String((await submit(type, fields)).body.session),
    stop: () => server.stop(),
  };
}
export type LoginScene = Awaited<ReturnType<typeof loginScene>>;

/** What an answer to a login comes to: whose credentials, the next type, the type that goes on, or the errcode. */
export function loginOutcome(body: Record<string, unknown>): unknown {
  return 'access_token' in body ? `credentials of ${body.user_id}` : (body.next ?? body.errcode ?? body.type);
}
