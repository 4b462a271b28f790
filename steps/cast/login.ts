import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import { outcomeOf } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { flowsIn } from '../../simulators/client/index.ts';
import { codeIn, linkIn, type Mail } from '../../simulators/mail/index.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { WantedFlow } from './cast.ts';
import type { Example } from './world.ts';

export const types = {
  password: 'm.login.password',
  code: 'm.login.email.code',
  link: 'm.login.email.url',
  oauth2: 'm.login.oauth2',
} as const;

const Session = z.looseObject({ session: z.string() });

/** The session that an answer gives. */
export function sessionIn(exchange: Exchange): string | undefined {
  return Session.safeParse(jsonOf(exchange.answer?.body)).data?.session;
}

/**
 * Gives the user an account that may use a flow. Not offered where the target neither lists it nor is described to have such users,
 * or where it is not wired to us.
 */
export async function mayLogInBy(example: Example, name: string, wanted: WantedFlow): Promise<void> {
  const { stages, services } = wanted;
  const listed = flowsIn(await example.cast.client(name).loginFlows());
  const isListed = listed.some((flow) => isDeepStrictEqual([...flow], [...stages]));
  const isDescribed = example.target.profile.accounts.flows.some((users) =>
    isDeepStrictEqual([...users.stages], [...stages]),
  );
  if (!isListed && !isDescribed) {
    throw new NotOffered(`the target lists no flow of ${stages.join(', then ')}`);
  }
  const { mail, services: ours } = example.parties;
  if (stages.some((type) => type === types.code || type === types.link) && !mail) {
    throw new NotOffered('the target is not told to deliver its mail to us: say where under "mail" in a target file');
  }
  if (stages.includes(types.oauth2) && ours.length < services) {
    throw new NotOffered(
      `the target is not told of ${services} service(s) of ours: say where under "oauth" in a target file`,
    );
  }
  const { flows, registration } = example.target.profile.accounts;
  if (services > 1 && registration === 'open' && !flows.some((users) => users.services === services)) {
    throw new NotOffered(`the target file names no users that are offered ${services} services: see "accounts.flows"`);
  }
  await example.cast.makeAccount(name, wanted);
}

/** The user's address. Not offered where it is not known. */
export function addressOf(example: Example, name: string): string {
  const { email } = example.cast.account(name);
  if (email) return email;
  throw new NotOffered('no address of the user is known: say under "accounts.email" in a target file what it is');
}

/** Submits a stage as the user's client. */
export async function submit(example: Example, name: string, stage: JsonObject): Promise<Exchange> {
  const exchange = await example.cast.client(name).login(stage);
  example.notes.exchange.value = exchange;
  return exchange;
}

/** Asks for a code or a link to the user's address. */
export function askByMail(example: Example, name: string, type: string, parts: JsonObject = {}): Promise<Exchange> {
  const { localpart } = example.cast.account(name);
  return submit(example, name, { type, user: localpart, email: addressOf(example, name), ...parts });
}

/** The same as preparation, up to the mail: the login is noted with the code or the link in it. */
export async function mustAskByMail(example: Example, name: string, type: string, parts?: JsonObject): Promise<void> {
  const asked = await askByMail(example, name, type, parts);
  example.assume(accepted(asked));
  const session = sessionIn(asked);
  const mail = await mustGetMail(example, name);
  const found = type === types.code ? { code: codeOf(example, mail) } : { link: linkOf(example, mail) };
  example.notes.noteLogin(name, { asked, session, ...found });
}

/** What the next mail to the user holds. Preparation. */
export async function mustGetMail(example: Example, name: string): Promise<Mail> {
  const { deliveryMs } = example.target.profile.patience;
  const address = addressOf(example, name);
  const mail = await example.cast.mailbox(address).next(deliveryMs);
  if (!mail) throw new PreparationFailed(`no mail came to ${address} within ${deliveryMs / 1000} s`);
  return mail;
}

/** The code in a mail. Preparation. */
function codeOf({ recorder }: Example, mail: Mail): string {
  const code = mustFind(codeIn(mail), 'code');
  recorder.addSecret(code);
  return code;
}

/** The link in a mail. Preparation. Whatever is secret in it may stand in its path or in its query. */
function linkOf({ recorder }: Example, mail: Mail): string {
  const link = mustFind(linkIn(mail), 'link');
  if (URL.canParse(link)) {
    const { pathname, searchParams } = new URL(link);
    const [last = ''] = pathname.split('/').slice(-1);
    for (const part of [last, ...searchParams.values()]) if (part.length >= shortestToken) recorder.addSecret(part);
  }
  return link;
}

/** A shorter part of a link is a word that any link may have. */
const shortestToken = 16;

function mustFind(found: string | undefined, what: string): string {
  if (found === undefined) throw new PreparationFailed(`no ${what} was found in the mail`);
  return found;
}

/** Clicks the link of a mail as a person does: opens it, and presses the button of the page where there is one. */
export async function clickLink(example: Example, name: string, link: string): Promise<void> {
  const browser = example.cast.browser(name);
  const page = await browser.open(link, { follow: () => true });
  const form = page.forms.find(({ method }) => method === 'post');
  if (form) await browser.submit(form);
}

/** Signs in at the service that an address leads to and presses Allow or Deny there; gives the address to come back to. */
export async function authorize(
  example: Example,
  name: string,
  uri: string,
  press: 'allow' | 'deny' = 'allow',
): Promise<string> {
  const [service] = example.parties.services;
  if (!service) throw new Error('no service is open');
  const { localpart } = example.cast.account(name);
  service.provider.addAccount(localpart, { preferred_username: localpart });
  const visitor = example.cast.visitor(name);
  const { redirectUri } = await visitor.mustAuthorize(uri, { provider: service.provider, signInAs: localpart, press });
  if (press === 'allow' && !new URL(redirectUri).searchParams.has('code')) {
    throw new PreparationFailed(
      `the service did not grant the authorization request: it sent ${name} back without a code`,
    );
  }
  return redirectUri;
}

/** The code in the next mail to the user. Preparation. */
export async function emailedCode(example: Example, name: string): Promise<string> {
  return codeOf(example, await mustGetMail(example, name));
}

/** The link in the next mail to the user. Preparation. */
export async function emailedLink(example: Example, name: string): Promise<string> {
  return linkOf(example, await mustGetMail(example, name));
}

/** What a user has at hand to log in, whatever the flow. */
export function meansOf(example: Example, name: string) {
  const { localpart, password, email } = example.cast.account(name);
  return {
    user: localpart,
    password,
    ...(email !== undefined && { email }),
    readCode: () => emailedCode(example, name),
    clickLink: async () => clickLink(example, name, await emailedLink(example, name)),
    authorize: (uri: string) => authorize(example, name, uri),
    visit: (uri: string) => example.cast.client(name).visit(uri),
  };
}

/** Submits the password as the first of several stages, as preparation: the login is noted. */
export async function mustSubmitPassword(example: Example, name: string): Promise<void> {
  const { localpart: user, password } = example.cast.account(name);
  const asked = await submit(example, name, { type: types.password, user, password });
  example.assume(accepted(asked));
  example.notes.noteLogin(name, { asked, session: sessionIn(asked) });
}

/** Submits a code in a session. Keys that are undefined are left out. */
export function submitCode(example: Example, name: string, code: unknown, session: unknown): Promise<Exchange> {
  const parts = { ...(code !== undefined && { code }), ...(session !== undefined && { session }) };
  return submit(example, name, { type: types.code, ...parts });
}

/** Goes through a login by mail to its end, as preparation. */
export function mustSucceed(exchange: Exchange): void {
  const { access_token, next } = z.looseObject({}).catch({}).parse(jsonOf(exchange.answer?.body)) as JsonObject;
  if (typeof access_token === 'string' || typeof next === 'string') return;
  throw new PreparationFailed(`the login did not succeed: ${outcomeOf(exchange)} (exchange ${exchange.n})`);
}
