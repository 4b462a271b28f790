import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isRefusal, isSuccess } from '../../harness/checks/answered.ts';
import { fits, that } from '../../harness/checks/compare.ts';
import { refused } from '../../harness/checks/exchange-checks.ts';
import { bodyIn, field, gives } from '../../harness/checks/fields.ts';
import { is, like, someText } from '../../harness/checks/matcher.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { LoginFlows } from '../../spec/editions/draft-2014-08/wire/login.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { Note } from '../cast/note.ts';
import { definePicks, type Pick } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { types } from './login/stage-types.ts';
import { submit } from './login/stages.ts';

/** Refusals that another answer is compared with. */
const refusals = new Note<readonly Exchange[]>('refusals');
const tokenBefore = new Note<string>('an access token');
/** The user who is unknown. */
const nobody = new Note<string>('the name of a user who is unknown');

/** A draft's type is a namespaced string: names joined by dots. */
const NamespacedType = z.string().regex(/^[^.\s]+(\.[^.\s]+)+$/);
const Flows = z.looseObject({ flows: z.array(JsonObject).min(1) });

const userOf = ({ cast }: Example, name: string) => cast.account(name).localpart;
const passwordOf = ({ cast }: Example, name: string) => cast.account(name).password;

/** What a login by password says, besides the right user and the right password. */
definePicks<JsonObject>('attempt', {
  'the right password': () => ({}),
  'a wrong password': (example, user) => ({ password: `not-${passwordOf(example, user)}` }),
  "{client}'s password": (example, _, other) => ({ password: passwordOf(example, other) }),
  'the first 72 characters of her password': (example, user) => ({ password: passwordOf(example, user).slice(0, 72) }),
  'an empty password': () => ({ password: '' }),
  'no password at all': () => ({ password: undefined }),
  'her password in another case': (example, user) => ({ password: passwordOf(example, user).toUpperCase() }),
  'her password cut short': (example, user) => ({ password: passwordOf(example, user).slice(0, -1) }),
  'a password of 1000 characters': () => ({ password: 'x'.repeat(1000) }),
  'a password that is no string': (example, user) => ({ password: [passwordOf(example, user)] }),
  'a user that is no string': (example, user) => ({ user: { name: userOf(example, user) } }),
  'no user at all': () => ({ user: undefined }),
  'the name of a user who is unknown': ({ cast }) => ({ user: cast.freshLocalpart('Nobody') }),
  'her localpart': (example, user) => ({ user: userOf(example, user) }),
  'her full user id': ({ cast }, user) => ({ user: cast.userId(user) }),
  'her localpart at another home server': (example, user) => ({
    user: `@${userOf(example, user)}:another.server.example`,
  }),
  'a type that is no string': () => ({ type: [types.password] }),
  'a type that nobody has': () => ({ type: 'org.touchstone.login.nonesuch' }),
});

/** Logs in by password as preparation, by whichever name the target takes. Not offered where it lists no such flow. */
async function mustLogIn(example: Example, name: string): Promise<Exchange> {
  const client = example.cast.client(name);
  const password = passwordOf(example, name);
  const logIn = (user: string) => client.login({ type: types.password, user, password });
  const byUserId = await logIn(example.cast.userId(name));
  // Which names a user may log in by is for login.localpart to judge.
  const exchange = isRefusal(answerOf(byUserId)) ? await logIn(userOf(example, name)) : byUserId;
  if (isSuccess(answerOf(exchange))) {
    const { next } = bodyIn(exchange);
    if (typeof next === 'string') throw new NotOffered(`the password is only one of several stages: next is ${next}`);
    return exchange;
  }
  const flows = LoginFlows.safeParse(bodyIn(await client.loginFlows()));
  if (flows.success && !flows.data.flows.some(({ type }) => type === types.password)) {
    throw new NotOffered(`no listed flow begins with ${types.password}`);
  }
  throw new PreparationFailed(`${name} could not log in with the right password: ${outcomeOf(exchange)}`);
}

/** Flows as the last answer lists them; their form is for other rows to judge. */
function listedFlows({ last }: Example): readonly JsonObject[] {
  const flows = Flows.safeParse(bodyIn(last)).data?.flows;
  if (!flows) throw new PreparationFailed(`no flows are listed: ${outcomeOf(last)}`);
  return flows;
}

Given('{client} has logged in by password', async function (this: Example, name: string) {
  await mustLogIn(this, name);
});

Given('a login of {client} with a wrong password was refused, twice', async function (this: Example, name: string) {
  const refusedOnes: Exchange[] = [];
  for (const password of [`not-${passwordOf(this, name)}`, `${passwordOf(this, name)}-not`]) {
    const exchange = await submit(this, 'Somebody', { type: types.password, user: userOf(this, name), password });
    this.assume(refused(exchange));
    refusedOnes.push(exchange);
  }
  refusals.leave(this, refusedOnes);
});

When('somebody asks how to log in', async function (this: Example) {
  this.last = await this.cast.client('Somebody').loginFlows();
});

When('{client} completes a login by password', async function (this: Example, name: string) {
  tokenBefore.leave(this, this.cast.client(name).session?.accessToken ?? '');
  this.last = await mustLogIn(this, name);
});

When('{client} logs in with {attempt}', async function (this: Example, name: string, attempt: Pick<JsonObject>) {
  const right = { type: types.password, user: userOf(this, name), password: passwordOf(this, name) };
  await submit(this, 'Somebody', { ...right, ...attempt(this, name) });
});

When('somebody logs in as a user who is unknown', async function (this: Example) {
  const user = this.cast.freshLocalpart('Nobody');
  nobody.leave(this, user);
  await submit(this, 'Somebody', { type: types.password, user, password: this.cast.freshPassword() });
});

Then('the answer lists flows', function (this: Example) {
  this.check(gives(this.last, { flows: like('a list of at least one flow', Flows.shape.flows) }));
});

Then('{string} is the first stage of a listed flow', function (this: Example, type: string) {
  const firstOf = ({ type: named, stages }: JsonObject) => named ?? (Array.isArray(stages) ? stages[0] : undefined);
  const begins = Flows.shape.flows.refine((flows) => flows.some((flow) => firstOf(flow) === type));
  this.check(gives(this.last, { flows: like(`a list with a flow that begins with ${type}`, begins) }));
});

Then('every listed flow has a namespaced type', function (this: Example) {
  const namespaced = like('a string of names joined by dots, such as m.login.password', NamespacedType);
  for (const flow of listedFlows(this)) {
    this.check(fits(flow.type, namespaced, [this.last], `the flow ${show(flow)} names its type`));
  }
});

Then('every listed stage has a namespaced type', function (this: Example) {
  const namespaced = like('a list of strings of names joined by dots', z.array(NamespacedType).min(1));
  for (const { stages } of listedFlows(this)) {
    if (stages !== undefined) this.check(fits(stages, namespaced, [this.last]));
  }
});

Then('every listed flow of several stages begins with its type', function (this: Example) {
  const several = listedFlows(this).filter(({ stages }) => stages !== undefined);
  if (several.length === 0) throw new NotOffered('no flow of several stages is listed');
  for (const { type, stages } of several) {
    const first = like(
      `a list that begins with ${show(type)}`,
      z.array(z.unknown()).refine(([first]) => first === type),
    );
    this.check(fits(stages, first, [this.last]));
  }
});

Then("the answer gives {client}'s full user id", function (this: Example, name: string) {
  this.check(gives(this.last, { user_id: is(this.cast.userId(name)) }));
});

Then('the answer gives an access token that {client} did not have before', function (this: Example, _name: string) {
  const before = tokenBefore.of(this);
  const token = field(this.last, 'access_token');
  this.check(
    that({
      expected: 'a string that differs from the token of before',
      actual: typeof token !== 'string' ? outcomeOf(this.last) : token === before ? 'the same token' : 'a new token',
      holds: someText.matches(token) && token !== before,
      shownBy: [this.last],
    }),
  );
});

Then('the answer gives credentials for {client}', function (this: Example, name: string) {
  const prefix = `@${userOf(this, name)}:`;
  const ofUser = like(`an id that begins with ${prefix}`, z.string().startsWith(prefix));
  this.check(gives(this.last, { user_id: ofUser, access_token: like('a string', z.string()) }));
});

Then('the answer gives credentials or names the next stage', function (this: Example) {
  const { access_token, next } = bodyIn(this.last);
  this.check(
    that({
      expected: 'a 2xx answer with access_token, or with next',
      actual: outcomeOf(this.last),
      holds: isSuccess(answerOf(this.last)) && (someText.matches(access_token) || typeof next === 'string'),
      shownBy: [this.last],
    }),
  );
});

Then('{client} and the unknown user were answered alike', function (this: Example, name: string) {
  const names = [userOf(this, name), nobody.of(this)];
  const [first, second] = refusals.of(this).map((exchange) => refusalIn(exchange, names));
  const last = refusalIn(this.last, names);
  // What differs between two wrong passwords, such as a number for the support, tells nothing of the user.
  const isVarying = first?.words.length === last.words.length;
  const masked = (words: readonly string[]) =>
    words.map((word, i) => (isVarying && first?.words[i] !== second?.words[i] ? '…' : word)).join(' ');
  const alike = is({ status: first?.status, said: masked(first?.words ?? []) });
  this.check(fits({ status: last.status, said: masked(last.words) }, alike, [...refusals.of(this), this.last]));
});

/** What a refusal says of a user, apart from the name. */
function refusalIn(exchange: Exchange, names: readonly string[]): { status: number; words: readonly string[] } {
  const { errcode, error } = bodyIn(exchange);
  const said = names.reduce((text, localpart) => text.replaceAll(localpart, '(the user)'), show({ errcode, error }));
  return { status: answerOf(exchange).status, words: said.split(/\s+/) };
}
