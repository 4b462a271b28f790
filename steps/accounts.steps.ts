import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf, isRefusal, isSuccess } from '../harness/checks/answered.ts';
import { type Comparison, that } from '../harness/checks/compare.ts';
import { field, gives } from '../harness/checks/fields.ts';
import { like, someText } from '../harness/checks/matcher.ts';
import { NotOffered, PreparationFailed } from '../harness/preparation.ts';
import { outcomeOf, show } from '../harness/wire/describe.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { localpartOf, UserId } from '../spec/wire/ids.ts';
import { Note } from './cast/note.ts';
import { defineWords } from './cast/words.ts';
import type { Example } from './cast/world.ts';

/** The localpart that somebody asked for. */
const askedFor = new Note<string>('a localpart');

defineWords('chosen password', {
  'outside ASCII': 'pässwörd-密码-пароль',
  'with spaces in it': 'correct horse battery staple',
  'of 64 characters': 'Aa1-'.repeat(16),
  'of 100 characters': 'Aa1-'.repeat(24).concat('Zz9!'),
});

defineWords<(localpart: string) => string>('unusable localpart', {
  'has a colon': (localpart) => `${localpart}:colon`,
  'is a user id of another home server': (localpart) => `@${localpart}:other.example`,
});

async function register(example: Example, name: string, account: { localpart?: string; password?: string }) {
  const { cast, target } = example;
  if (target.profile.accounts.registration !== 'open') {
    throw new NotOffered('the target file lists accounts, so nobody may register');
  }
  const localpart = cast.freshLocalpart(name);
  example.last = await cast.client(name).register({ localpart, password: cast.freshPassword(), ...account });
}

/** The registration is refused, or gives a user id that is all right. */
function refusedOrGives(exchange: Exchange, words: string, isAllRight: (userId: string) => boolean): Comparison {
  const userId = field(exchange, 'user_id');
  const answer = answerOf(exchange);
  return that({
    expected: `a refusal (4xx), or a user id ${words}`,
    actual: outcomeOf(exchange),
    holds: isRefusal(answer) || (isSuccess(answer) && (typeof userId !== 'string' || isAllRight(userId))),
    shownBy: [exchange],
  });
}

Given('{client} has an account', async function (this: Example, name: string) {
  await this.cast.makeAccount(name);
});

Given('{client} has an account on {server}', async function (this: Example, name: string, server: string) {
  this.cast.settle(name, this.cast.server(server));
  await this.cast.makeAccount(name);
});

Given('{clients} have accounts', async function (this: Example, names: string[]) {
  for (const name of names) await this.cast.makeAccount(name);
});

Given(
  '{client} has an account whose password is {chosen password}',
  async function (this: Example, name: string, password: string) {
    await register(this, name, { password });
    if (isRefusal(answerOf(this.last))) {
      throw new NotOffered(`the target takes no such password: ${outcomeOf(this.last)}`);
    }
    this.cast.noteRegistered(name, password);
  },
);

Given('anybody may register', async function (this: Example) {
  await register(this, 'Anybody', {});
  this.assume(gives(this.last, { access_token: someText }));
});

When('{client} registers', async function (this: Example, name: string) {
  await register(this, name, {});
  if (!isRefusal(answerOf(this.last))) return;
  throw new PreparationFailed(
    `nobody may register (${outcomeOf(this.last)}): list accounts in a target file, or open the registration for the run`,
    'environment',
  );
});

When('somebody else registers as {client}', function (this: Example, name: string) {
  return register(this, 'Somebody', { localpart: this.cast.account(name).localpart });
});

When(
  'somebody registers with a localpart that {unusable localpart}',
  async function (this: Example, spoil: (localpart: string) => string) {
    const localpart = spoil(this.cast.freshLocalpart('Somebody'));
    askedFor.leave(this, localpart);
    await register(this, 'Somebody', { localpart });
  },
);

Then('the answer gives an access token', function (this: Example) {
  this.check(gives(this.last, { access_token: someText }));
});

Then('the answer gives a user id and an access token', function (this: Example) {
  this.check(gives(this.last, { user_id: like('"@localpart:domain"', UserId), access_token: someText }));
});

Then("{client}'s user id is not given away", function (this: Example, name: string) {
  const taken = this.cast.userId(name);
  this.check(refusedOrGives(this.last, `other than ${taken}`, (userId) => userId !== taken));
});

Then('no user id with that localpart is given', function (this: Example) {
  const localpart = askedFor.of(this);
  this.check(refusedOrGives(this.last, `without ${show(localpart)}`, (userId) => !userId.includes(localpart)));
});

Then("the user id given has a localpart and the home server's name", function (this: Example) {
  const { serverName } = this.homeServer;
  const ofServer = UserId.refine((id) => localpartOf(id) !== '' && id.endsWith(`:${serverName}`));
  this.check(gives(this.last, { user_id: like(`"@localpart:${serverName}"`, ofServer) }));
});
