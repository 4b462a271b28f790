import { Given, Then, When } from '@cucumber/cucumber';
import { z } from 'zod';
import { answerOf, isRefusal } from '../harness/checks/answered.ts';
import { shaped, that } from '../harness/checks/compare.ts';
import { NotOffered } from '../harness/preparation.ts';
import { jsonOf } from '../harness/wire/body.ts';
import { outcomeOf, show } from '../harness/wire/describe.ts';
import { Credentials } from '../spec/editions/draft-2014-08/wire/login.ts';
import { localpartOf } from '../spec/wire/ids.ts';
import { JsonObject } from '../spec/wire/json.ts';
import type { Example } from './cast/world.ts';

const passwords: Readonly<Record<string, string>> = {
  'outside ASCII': 'pässwörd-密码-пароль',
  'with spaces in it': 'correct horse battery staple',
  'of 64 characters': 'Aa1-'.repeat(16),
  'of 100 characters': 'Aa1-'.repeat(24).concat('Zz9!'),
};

const unusable: Readonly<Record<string, (localpart: string) => string>> = {
  'has a colon': (localpart) => `${localpart}:colon`,
  'is a user id of another home server': (localpart) => `@${localpart}:other.example`,
};

/** The user id in the body of an answer, whatever else is there. */
function userIdIn(example: Example): unknown {
  return JsonObject.safeParse(jsonOf(answerOf(example.last).body)).data?.user_id;
}

Given('{client} has an account', async function (this: Example, name: string) {
  await this.cast.makeAccount(name);
});

Given('{clients} have accounts', async function (this: Example, names: string[]) {
  for (const name of names) await this.cast.makeAccount(name);
});

Given('{client} has an account whose password is {}', async function (this: Example, name: string, kind: string) {
  const password = passwords[kind];
  if (password === undefined) throw new Error(`no password is known that is ${kind}`);
  if (this.target.profile.accounts.registration !== 'open')
    throw new NotOffered('nobody may register, so no password can be chosen');
  const exchange = await this.cast.client(name).register({ localpart: this.cast.freshLocalpart(name), password });
  if (isRefusal(answerOf(exchange))) throw new NotOffered(`the target takes no such password: ${outcomeOf(exchange)}`);
  this.cast.noteRegistered(name, password);
});

When('{client} registers', async function (this: Example, name: string) {
  const account = { localpart: this.cast.freshLocalpart(name), password: this.cast.freshPassword() };
  this.cast.noteAccount(name, account);
  this.notes.exchange.value = await this.cast.client(name).register(account);
});

When('somebody else registers as {client}', async function (this: Example, name: string) {
  const { localpart } = this.cast.account(name);
  const stranger = this.cast.client('Somebody');
  this.notes.exchange.value = await stranger.register({ localpart, password: this.cast.freshPassword() });
});

When('somebody registers with a localpart that {}', async function (this: Example, flaw: string) {
  const spoil = unusable[flaw];
  if (!spoil) throw new Error(`no localpart is known that ${flaw}`);
  const localpart = spoil(this.cast.freshLocalpart('Somebody'));
  this.notes.localpart.value = localpart;
  const password = this.cast.freshPassword();
  this.notes.exchange.value = await this.cast.client('Somebody').register({ localpart, password });
});

When('somebody registers without a password', async function (this: Example) {
  const localpart = this.cast.freshLocalpart('Somebody');
  this.notes.exchange.value = await this.cast.client('Somebody').register({ localpart });
});

Then('the answer gives a user id and an access token', function (this: Example) {
  this.check(
    shaped({
      text: 'the answer to the registration gives credentials',
      expected: '{"user_id": "@localpart:domain", "access_token": string}',
      actual: jsonOf(answerOf(this.last).body),
      schema: Credentials,
      shownBy: [this.last],
    }),
  );
});

Then("{client}'s user id is not given away", function (this: Example, name: string) {
  const { userId } = this.cast.client(name);
  const given = userIdIn(this);
  this.check(
    that({
      text: `the second registration does not give ${userId}`,
      expected: 'a refusal, or another user id',
      actual: outcomeOf(this.last),
      holds: given !== userId,
      shownBy: [this.last],
    }),
  );
});

Then('no user id with that localpart is given', function (this: Example) {
  const localpart = this.notes.localpart.value;
  const given = userIdIn(this);
  this.check(
    that({
      text: `no user id is made of the localpart ${show(localpart)}`,
      expected: 'a refusal, or a user id with another localpart',
      actual: outcomeOf(this.last),
      holds: typeof given !== 'string' || !given.includes(localpart),
      shownBy: [this.last],
    }),
  );
});

Then("the user id given has a localpart and the home server's name", function (this: Example) {
  const [{ serverName }] = this.target.servers;
  this.check(
    shaped({
      text: 'the user id has a localpart and the domain of the home server',
      expected: `"@localpart:${serverName}"`,
      actual: userIdIn(this),
      schema: z.string().refine((id) => id.startsWith('@') && localpartOf(id) !== '' && id.endsWith(`:${serverName}`)),
      shownBy: [this.last],
    }),
  );
});
