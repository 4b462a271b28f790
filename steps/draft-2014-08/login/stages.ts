import { accepted } from '../../../harness/checks/exchange-checks.ts';
import { bodyIn } from '../../../harness/checks/fields.ts';
import { PreparationFailed } from '../../../harness/preparation.ts';
import { outcomeOf } from '../../../harness/wire/describe.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Example } from '../../cast/world.ts';
import { loginOf, noteLogin } from './logins.ts';
import { mailed, mustBeMailed } from './mail.ts';
import { type Mailed, types } from './stage-types.ts';
import { addressOf } from './users.ts';

/** Submits a stage as the user's client: the Example's last act. Keys that are undefined are left out. */
export async function submit(example: Example, name: string, stage: JsonObject): Promise<Exchange> {
  const exchange = await example.cast.client(name).login(stage);
  example.last = exchange;
  return exchange;
}

/** The session that an answer gives. */
export function sessionIn(exchange: Exchange): string | undefined {
  const { session } = bodyIn(exchange);
  return typeof session === 'string' ? session : undefined;
}

/** Asks for a code or a link to the user's address. */
export function askByMail(example: Example, name: string, what: Mailed, parts: JsonObject = {}): Promise<Exchange> {
  const { localpart: user } = example.cast.account(name);
  const email = addressOf(example, name);
  example.cast.mailbox(email).skip();
  return submit(example, name, { type: mailed[what].type, user, email, ...parts });
}

/** The same as preparation, up to the mail: the login is noted with the code or the link in it. */
export async function mustAskByMail(example: Example, name: string, what: Mailed, parts?: JsonObject): Promise<void> {
  const asked = await askByMail(example, name, what, parts);
  example.assume(accepted(asked));
  const session = sessionIn(asked);
  noteLogin(example, name, { asked, session, [what]: await mustBeMailed(example, name, what) });
}

/** Submits the password as the first of several stages, as preparation: the login is noted. */
export async function mustSubmitPassword(example: Example, name: string): Promise<void> {
  const { localpart: user, password } = example.cast.account(name);
  const asked = await submit(example, name, { type: types.password, user, password });
  example.assume(accepted(asked));
  noteLogin(example, name, { asked, session: sessionIn(asked) });
}

/** Submits a code in a session. */
export function submitCode(example: Example, name: string, code: unknown, session: unknown): Promise<Exchange> {
  return submit(example, name, { type: types.code, code, session });
}

/** Asks whether the link of the user's last login, or of the `nth` one from 1, was clicked. */
export function poll(example: Example, name: string, nth?: number): Promise<Exchange> {
  return submit(example, name, { type: types.link, session: loginOf(example, name, nth).session });
}

/** That an answer completes a login, or its stage, as preparation. */
export function mustSucceed(exchange: Exchange): void {
  const { access_token, next } = bodyIn(exchange);
  if (typeof access_token === 'string' || typeof next === 'string') return;
  throw new PreparationFailed(`the login did not succeed: ${outcomeOf(exchange)} (exchange ${exchange.n})`);
}
