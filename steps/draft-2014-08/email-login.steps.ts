import { Given, Then, When } from '@cucumber/cucumber';
import { that } from '../../harness/checks/compare.ts';
import { accepted, refused } from '../../harness/checks/exchange-checks.ts';
import { field, gives } from '../../harness/checks/fields.ts';
import { is, someText } from '../../harness/checks/matcher.ts';
import { NotOffered } from '../../harness/preparation.ts';
import { show } from '../../harness/wire/describe.ts';
import { definePicks, type Pick } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';
import { loginOf } from './login/logins.ts';
import { clickLink, mailed, mailsSince, mustGetMail, nobodysAddress, watchMailboxes } from './login/mail.ts';
import type { Mailed } from './login/stage-types.ts';
import { askByMail, mustAskByMail, mustSucceed, poll, submitCode } from './login/stages.ts';
import { addressOf } from './login/users.ts';
import { wrongCode } from './login/wrong-code.ts';

/** Codes that are not the one that was sent. */
definePicks<unknown>('other code', {
  'a wrong code': (example, user) => wrongCode(codeOf(example, user)),
  'the code that {client} was sent': (example, _, other) => codeOf(example, other),
  'an empty code': () => '',
  'a code that is no string': (example, user) => [codeOf(example, user)],
});

/** Sessions that are not that of the login. */
definePicks<unknown>('other session', {
  'no session': () => undefined,
  'a session that was made up': ({ random }) => random.word(32),
  "the session of {client}'s login": (example, _, other) => loginOf(example, other).session,
  'a session that is no string': (example, user) => [loginOf(example, user).session],
});

/** Addresses to which nothing may be sent. */
definePicks<unknown>('other address', {
  "{client}'s address": (example, _, other) => addressOf(example, other),
  'an address that nobody has': nobodysAddress,
  'her address without the domain': (example, user) => addressOf(example, user).replace(/@.*/, ''),
  'her address with a display name': (example, user) => `${user} <${addressOf(example, user)}>`,
  "her address and {client}'s after a comma": (example, user, other) =>
    `${addressOf(example, user)},${addressOf(example, other)}`,
  'her address with a header after a line break': (example, user) => {
    const others = example.cast.users.filter((other) => other !== user);
    return `${addressOf(example, user)}\r\nBcc: ${others.map((other) => addressOf(example, other)).join(', ')}`;
  },
  'an address that is no string': () => 42,
  'no address at all': () => undefined,
});

function codeOf(example: Example, name: string, nth?: number): string {
  return loginOf(example, name, nth).code ?? '';
}

Given('{client} has asked for a {mailed}', function (this: Example, name: string, what: Mailed) {
  return mustAskByMail(this, name, what);
});

Given(
  '{client} has asked for a {mailed} by his/her full user id',
  function (this: Example, name: string, what: Mailed) {
    return mustAskByMail(this, name, what, { user: this.cast.userId(name) });
  },
);

Given('{client} has asked for another {mailed} in another login', function (this: Example, name: string, what: Mailed) {
  return mustAskByMail(this, name, what);
});

Given('{client} has submitted a wrong code', async function (this: Example, name: string) {
  const { session } = loginOf(this, name);
  this.assume(refused(await submitCode(this, name, wrongCode(codeOf(this, name)), session)));
});

Given('{client} has asked whether the link was clicked, and it was not', async function (this: Example, name: string) {
  this.assume(refused(await poll(this, name)));
});

Given('{client} has clicked the link', async function (this: Example, name: string) {
  await clickLink(this, name, loginOf(this, name).link ?? '');
});

Given('{client} has clicked the first link', async function (this: Example, name: string) {
  await clickLink(this, name, loginOf(this, name, 1).link ?? '');
});

Given('a mail filter of {client} has looked the link up by HEAD', async function (this: Example, name: string) {
  await this.cast.browser('mail filter').open(loginOf(this, name).link ?? '', { method: 'HEAD' });
});

Given('{client} has completed the login with it', async function (this: Example, name: string) {
  const { code, link, session } = loginOf(this, name);
  if (link !== undefined) await clickLink(this, name, link);
  mustSucceed(link === undefined ? await submitCode(this, name, code, session) : await poll(this, name));
});

When('{client} asks for a {mailed}', async function (this: Example, name: string, what: Mailed) {
  await askByMail(this, name, what);
});

When('{client} asks for a code to {other address}', async function (this: Example, name: string, address: Pick) {
  watchMailboxes(this, name);
  await askByMail(this, name, 'code', { email: address(this, name) });
});

When("a user who is unknown asks for a code to {client}'s address", async function (this: Example, name: string) {
  watchMailboxes(this, name);
  await askByMail(this, name, 'code', { user: this.cast.freshLocalpart('Nobody') });
});

When('{client} submits the code he/she was sent', async function (this: Example, name: string) {
  await submitCode(this, name, codeOf(this, name), loginOf(this, name).session);
});

When(
  '{client} submits the code he/she was sent with {other session}',
  async function (this: Example, name: string, session: Pick) {
    await submitCode(this, name, codeOf(this, name), session(this, name));
  },
);

When('{client} submits {other code}', async function (this: Example, name: string, code: Pick) {
  await submitCode(this, name, code(this, name), loginOf(this, name).session);
});

When(
  '{client} submits the {nth} code in the {nth} session',
  async function (this: Example, name: string, code: number, session: number) {
    await submitCode(this, name, codeOf(this, name, code), loginOf(this, name, session).session);
  },
);

When(
  '{client} guesses {int} times and then submits the code he/she was sent',
  async function (this: Example, name: string, guesses: number) {
    const { session } = loginOf(this, name);
    for (let n = 1; n <= guesses; n++) {
      const exchange = await submitCode(this, name, wrongCode(codeOf(this, name), n), session);
      // A rate limit is a bound as good as any other.
      if (exchange.answer?.status === 429) return;
    }
    await submitCode(this, name, codeOf(this, name), session);
  },
);

When('{client} asks whether the (second )link was clicked', async function (this: Example, name: string) {
  await poll(this, name);
});

Then('the answer gives the type {string} and a session', function (this: Example, type: string) {
  this.check(gives(this.last, { type: is(type), session: someText }));
});

Then('the session in the answer is a string', function (this: Example) {
  if (field(this.last, 'session') === undefined) throw new NotOffered('the login carries no session');
  this.check(gives(this.last, { session: someText }));
});

Then('a mail with a {mailed} comes to {client}', async function (this: Example, what: Mailed, name: string) {
  const { deliveryMs } = this.patience;
  const mail = await this.cast.nextMail(addressOf(this, name));
  this.check(
    that({
      expected: `a mail with a ${what} within ${deliveryMs / 1000} s`,
      actual: mail ? `a mail with the subject ${show(mail.subject)}` : 'no mail came',
      holds: mail !== undefined && mailed[what].foundIn(mail) !== undefined,
      shownBy: [this.last],
    }),
  );
});

Then('no mail was sent for it, as a later one to {client} shows', async function (this: Example, name: string) {
  const asked = this.last;
  this.assume(accepted(await askByMail(this, name, 'code')));
  await mustGetMail(this, name);
  const came = mailsSince(this);
  this.check(
    that({
      expected: 'only the mail that was asked for later',
      actual: `${came} mails to the addresses in question`,
      holds: came === 1,
      shownBy: [asked, this.last],
    }),
  );
});

Then('the refusal has the errcode {string}', function (this: Example, errcode: string) {
  this.check(gives(this.last, { errcode: is(errcode) }));
});

Then('{client} can still complete the login with its own session', async function (this: Example, name: string) {
  mustSucceed(await submitCode(this, name, codeOf(this, name), loginOf(this, name).session));
});
