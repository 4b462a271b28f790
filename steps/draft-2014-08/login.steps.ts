import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isSuccess } from '../../harness/checks/answered.ts';
import { equal, shaped, that } from '../../harness/checks/compare.ts';
import { refused } from '../../harness/checks/exchange-checks.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { LoginFlows } from '../../spec/editions/draft-2014-08/wire/login.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { Example } from '../cast/world.ts';

const passwordType = 'm.login.password';

/** A draft's type is a namespaced string: names joined by dots. */
const NamespacedType = z.string().regex(/^[^.\s]+(\.[^.\s]+)+$/);

const NextStage = z.looseObject({ next: z.string() });

/** What a login attempt by password gives besides the localpart. */
const attempts: Readonly<Record<string, (example: Example) => JsonObject>> = {
  'the right password': (example) => ({ password: example.cast.account('Alice').password }),
  'a wrong password': (example) => ({ password: `not-${example.cast.account('Alice').password}` }),
  "Bob's password": (example) => ({ password: example.cast.account('Bob').password }),
  'the first 72 characters of her password': (example) => ({
    password: example.cast.account('Cleo').password.slice(0, 72),
  }),
  'an empty password': () => ({ password: '' }),
  'no password at all': () => ({}),
  'her password in another case': (example) => ({ password: example.cast.account('Alice').password.toUpperCase() }),
  'her password cut short': (example) => ({ password: example.cast.account('Alice').password.slice(0, -1) }),
  'a password of 1000 characters': () => ({ password: 'x'.repeat(1000) }),
  'a password that is no string': (example) => ({ password: [example.cast.account('Alice').password] }),
  'a user that is no string': (example) => ({
    user: { name: example.cast.account('Alice').localpart },
    password: example.cast.account('Alice').password,
  }),
  'no user at all': (example) => ({ user: undefined, password: example.cast.account('Alice').password }),
  'the name of a user who is unknown': (example) => ({
    user: example.cast.freshLocalpart('Nobody'),
    password: example.cast.account('Alice').password,
  }),
};

/** Logs in by password as preparation. Not offered where the target lists no such flow. */
async function mustLogIn(example: Example, name: string, user: string): Promise<Exchange> {
  const client = example.cast.client(name);
  const { password } = example.cast.account(name);
  const exchange = await client.login({ type: passwordType, user, password });
  const answer = answerOf(exchange);
  if (isSuccess(answer)) {
    const { data } = NextStage.safeParse(jsonOf(answer.body));
    if (data) throw new NotOffered(`the password is only one of several stages: next is ${data.next}`);
    return exchange;
  }
  const flows = LoginFlows.safeParse(jsonOf((await client.loginFlows()).answer?.body));
  if (flows.success && !flows.data.flows.some(({ type }) => type === passwordType)) {
    throw new NotOffered(`no listed flow begins with ${passwordType}`);
  }
  throw new PreparationFailed(`${name} could not log in with the right password: ${outcomeOf(exchange)}`);
}

function listed(example: Example): { flows: JsonObject[] } | undefined {
  const Flows = z.looseObject({ flows: z.array(JsonObject) });
  return Flows.safeParse(jsonOf(answerOf(example.last).body)).data;
}

function mustBeListed(example: Example): JsonObject[] {
  const flows = listed(example)?.flows;
  if (!flows || flows.length === 0) throw new PreparationFailed(`no flows are listed: ${outcomeOf(example.last)}`);
  return flows;
}

Given('{client} has logged in by password', async function (this: Example, name: string) {
  await mustLogIn(this, name, this.cast.client(name).userId);
});

Given('a login of {client} with a wrong password was refused, twice', async function (this: Example, name: string) {
  const { localpart, password } = this.cast.account(name);
  const refusals: Exchange[] = [];
  for (const wrong of [`not-${password}`, `${password}-not`]) {
    const exchange = await this.cast.client('Somebody').login({ type: passwordType, user: localpart, password: wrong });
    this.assume(refused(exchange));
    refusals.push(exchange);
  }
  this.notes.refusals.value = refusals;
});

When('somebody asks how to log in', async function (this: Example) {
  this.notes.exchange.value = await this.cast.client('Somebody').loginFlows();
});

When('{client} completes a login by password', async function (this: Example, name: string) {
  const client = this.cast.client(name);
  this.notes.accessToken.value = client.session?.accessToken ?? '';
  this.notes.exchange.value = await mustLogIn(this, name, client.userId);
});

When('{client} logs in by password as her full user id', async function (this: Example, name: string) {
  this.notes.exchange.value = await mustLogIn(this, name, this.cast.client(name).userId);
});

When('{client} logs in by password as her localpart', async function (this: Example, name: string) {
  const { localpart, password } = this.cast.account(name);
  const exchange = await this.cast.client('Somebody').login({ type: passwordType, user: localpart, password });
  this.notes.exchange.value = exchange;
});

When('{client} logs in by a type that is no string', async function (this: Example, name: string) {
  const { localpart: user, password } = this.cast.account(name);
  this.notes.exchange.value = await this.cast.client('Somebody').login({ type: [passwordType], user, password });
});

When('{client} logs in by {string} with her password', async function (this: Example, name: string, type: string) {
  const { localpart: user, password } = this.cast.account(name);
  this.notes.exchange.value = await this.cast.client('Somebody').login({ type, user, password });
});

When('{client} logs in with {}', async function (this: Example, name: string, attempt: string) {
  const make = attempts[attempt];
  if (!make) throw new Error(`no login attempt is known with ${attempt}`);
  const stage = { type: passwordType, user: this.cast.account(name).localpart, ...make(this) };
  this.notes.exchange.value = await this.cast.client('Somebody').login(stage);
});

When(
  "somebody logs in with {client}'s localpart at another home server and her password",
  async function (this: Example, name: string) {
    const { localpart, password } = this.cast.account(name);
    const user = `@${localpart}:another.server.example`;
    this.notes.exchange.value = await this.cast.client('Somebody').login({ type: passwordType, user, password });
  },
);

When('somebody logs in as a user who is unknown', async function (this: Example) {
  const user = this.cast.freshLocalpart('Nobody');
  this.notes.localpart.value = user;
  const password = this.cast.freshPassword();
  this.notes.exchange.value = await this.cast.client('Somebody').login({ type: passwordType, user, password });
});

Then('the answer lists flows', function (this: Example) {
  this.check(
    shaped({
      text: 'the answer to how to log in lists flows',
      expected: '{"flows": [at least one flow]}',
      actual: jsonOf(answerOf(this.last).body),
      schema: z.looseObject({ flows: z.array(JsonObject).min(1) }),
      shownBy: [this.last],
    }),
  );
});

Then('{string} is the first stage of a listed flow', function (this: Example, type: string) {
  const types = listed(this)?.flows.map((flow) => flow.type ?? (flow.stages as unknown[] | undefined)?.[0]) ?? [];
  this.check(
    that({
      text: `${type}, which lets a user in, is listed`,
      expected: `a flow that begins with ${type}`,
      actual: outcomeOf(this.last),
      holds: types.includes(type),
      shownBy: [this.last],
    }),
  );
});

Then('every listed flow has a namespaced type', function (this: Example) {
  for (const flow of mustBeListed(this)) {
    this.check(
      shaped({
        text: `the flow ${JSON.stringify(flow)} names its type`,
        expected: 'a string of names joined by dots, such as m.login.password',
        actual: flow.type,
        schema: NamespacedType,
        shownBy: [this.last],
      }),
    );
  }
});

Then('every listed stage has a namespaced type', function (this: Example) {
  for (const { stages } of mustBeListed(this)) {
    if (stages === undefined) continue;
    this.check(
      shaped({
        text: 'the stages of a flow are types',
        expected: 'a list of strings of names joined by dots',
        actual: stages,
        schema: z.array(NamespacedType).min(1),
        shownBy: [this.last],
      }),
    );
  }
});

Then("the answer gives {client}'s full user id", function (this: Example, name: string) {
  this.check(
    equal({
      text: 'the answer to the login names the user by the full user id',
      expected: this.cast.client(name).userId,
      actual: JsonObject.safeParse(jsonOf(answerOf(this.last).body)).data?.user_id,
      shownBy: [this.last],
    }),
  );
});

Then('the answer gives an access token that she did not have before', function (this: Example) {
  const token = JsonObject.safeParse(jsonOf(answerOf(this.last).body)).data?.access_token;
  this.check(
    that({
      text: 'the answer to the login gives a new access token',
      expected: 'a string that differs from the token of before',
      actual:
        typeof token !== 'string'
          ? outcomeOf(this.last)
          : token === this.notes.accessToken.value
            ? 'the same token'
            : 'a new token',
      holds: typeof token === 'string' && token !== '' && token !== this.notes.accessToken.value,
      shownBy: [this.last],
    }),
  );
});

Then('the answer gives credentials or names the next stage', function (this: Example) {
  const { success } = z
    .union([z.looseObject({ access_token: z.string().min(1) }), NextStage])
    .safeParse(jsonOf(answerOf(this.last).body));
  this.check(
    that({
      text: 'the right password yields credentials or the next stage',
      expected: 'a 2xx answer with access_token, or with next',
      actual: outcomeOf(this.last),
      holds: isSuccess(answerOf(this.last)) && success,
      shownBy: [this.last],
    }),
  );
});

Then('all were answered alike', function (this: Example) {
  const names = [this.cast.account('Alice').localpart, this.notes.localpart.value];
  const [first, second] = this.notes.refusals.value.map((exchange) => refusalIn(exchange, names));
  const last = refusalIn(this.last, names);
  // What differs between two wrong passwords, such as a number for the support, tells nothing of the user.
  const isVarying = first?.words.length === last.words.length;
  const masked = (words: readonly string[]) =>
    words.map((word, i) => (isVarying && first?.words[i] !== second?.words[i] ? '…' : word)).join(' ');
  this.check(
    equal({
      text: 'an unknown user is answered like a wrong password',
      expected: { status: first?.status, said: masked(first?.words ?? []) },
      actual: { status: last.status, said: masked(last.words) },
      shownBy: [...this.notes.refusals.value, this.last],
    }),
  );
});

/** What a refusal says of a user, apart from the name. */
function refusalIn(exchange: Exchange, names: readonly string[]): { status: number; words: readonly string[] } {
  const answer = answerOf(exchange);
  const { errcode, error } = JsonObject.safeParse(jsonOf(answer.body)).data ?? {};
  const said = names.reduce((text, localpart) => text.replaceAll(localpart, '(the user)'), show({ errcode, error }));
  return { status: answer.status, words: said.split(/\s+/) };
}
