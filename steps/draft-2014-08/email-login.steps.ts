import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../../harness/checks/answered.ts';
import { equal, that } from '../../harness/checks/compare.ts';
import { accepted, refused } from '../../harness/checks/exchange-checks.ts';
import { NotOffered, PreparationFailed } from '../../harness/preparation.ts';
import { jsonOf } from '../../harness/wire/body.ts';
import { outcomeOf, show } from '../../harness/wire/describe.ts';
import { codeIn, linkIn } from '../../simulators/mail/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import {
  addressOf,
  askByMail,
  clickLink,
  mustAskByMail,
  mustGetMail,
  mustSucceed,
  submit,
  submitCode,
  types,
} from '../cast/login.ts';
import type { Example } from '../cast/world.ts';

/** A code of the same form that is not the code; `n` tells several of them apart. */
function wrongCode(code: string, n = 1): string {
  const digits = '0123456789';
  const shift = (char: string, by: number) => digits[(digits.indexOf(char) + by) % 10] ?? char;
  const by = String(n).padStart(code.length, '0');
  return [...code].map((char, i) => (digits.includes(char) ? shift(char, Number(by[i]) || 0) : char)).join('');
}

/** Codes that are not the one that was sent, by the words of the features. */
const otherCodes: Readonly<Record<string, (example: Example, code: string) => unknown>> = {
  'a wrong code': (_, code) => wrongCode(code),
  'the code that Bob was sent': (example) => example.notes.login('Bob').code,
  'an empty code': () => '',
  'a code that is no string': (_, code) => [code],
};

/** Sessions that are not that of the login, by the words of the features. */
const otherSessions: Readonly<Record<string, (example: Example) => unknown>> = {
  'no session': () => undefined,
  'a session that was made up': (example) => example.random.word(32),
  "the session of Bob's login": (example) => example.notes.login('Bob').session,
  'a session that is no string': (example) => [example.notes.login('Alice').session],
};

/** Addresses to which nothing may be sent, by the words of the features. */
const otherAddresses: Readonly<Record<string, (example: Example) => unknown>> = {
  "Bob's address": (example) => addressOf(example, 'Bob'),
  'an address that nobody has': (example) => addressOf(example, 'Alice').replace('@', '-nobody@'),
  'her address without the domain': (example) => addressOf(example, 'Alice').replace(/@.*/, ''),
  'her address with a display name': (example) => `Alice <${addressOf(example, 'Alice')}>`,
  "her address and Bob's after a comma": (example) => `${addressOf(example, 'Alice')},${addressOf(example, 'Bob')}`,
  'her address with a header after a line break': (example) =>
    `${addressOf(example, 'Alice')}\r\nBcc: ${addressOf(example, 'Bob')}`,
  'an address that is no string': () => 42,
  'no address at all': () => undefined,
};

Given('{client} has asked for a code', function (this: Example, name: string) {
  return mustAskByMail(this, name, types.code);
});

Given('{client} has asked for a code by her full user id', function (this: Example, name: string) {
  return mustAskByMail(this, name, types.code, { user: this.cast.client(name).userId });
});

Given('{client} has asked for another code in a login of its/her own', function (this: Example, name: string) {
  return mustAskByMail(this, name, types.code);
});

Given('{client} has submitted a wrong code', async function (this: Example, name: string) {
  const { code = '', session } = this.notes.login(name);
  this.assume(refused(await submitCode(this, name, wrongCode(code), session)));
});

Given('{client} has asked for a link', function (this: Example, name: string) {
  return mustAskByMail(this, name, types.link);
});

Given('{client} has asked for another link in a login of its/her own', function (this: Example, name: string) {
  return mustAskByMail(this, name, types.link);
});

Given('{client} has asked whether the link was clicked, and it was not', async function (this: Example, name: string) {
  this.assume(refused(await poll(this, name)));
});

Given('{client} has clicked the link', async function (this: Example, name: string) {
  await clickLink(this, name, this.notes.login(name).link ?? '');
});

Given('{client} has clicked the first link', async function (this: Example, name: string) {
  await clickLink(this, name, this.notes.login(name, 1).link ?? '');
});

Given('a mail filter has looked the link up by HEAD', async function (this: Example) {
  await this.cast.browser('mail filter').open(this.notes.login('Alice').link ?? '', { method: 'HEAD' });
});

Given('{client} has completed the login with it', async function (this: Example, name: string) {
  const { code, link, session } = this.notes.login(name);
  if (link !== undefined) await clickLink(this, name, link);
  mustSucceed(link === undefined ? await submitCode(this, name, code, session) : await poll(this, name));
});

function poll(example: Example, name: string, nth?: number) {
  return submit(example, name, { type: types.link, session: example.notes.login(name, nth).session });
}

When('{client} asks for a code', async function (this: Example, name: string) {
  await askByMail(this, name, types.code);
});

When('that was accepted', function (this: Example) {
  this.assume(accepted(this.last));
});

When('{client} asks for a link', async function (this: Example, name: string) {
  await askByMail(this, name, types.link);
});

When('{client} asks for a code to {}', async function (this: Example, name: string, words: string) {
  const address = otherAddresses[words];
  if (!address) throw new Error(`no address is known that is ${words}`);
  await askByMail(this, name, types.code, { email: address(this) });
});

When(
  "somebody asks for a code to {client}'s address as a user who is unknown",
  async function (this: Example, name: string) {
    await askByMail(this, name, types.code, { user: this.cast.freshLocalpart('Nobody') });
  },
);

When('{client} submits the code she was sent', async function (this: Example, name: string) {
  const { code, session } = this.notes.login(name);
  await submitCode(this, name, code, session);
});

When('{client} submits the code she was sent with {}', async function (this: Example, name: string, words: string) {
  const session = otherSessions[words];
  if (!session) throw new Error(`no session is known that is ${words}`);
  await submitCode(this, name, this.notes.login(name).code, session(this));
});

When('{client} submits the same code in the same session again', async function (this: Example, name: string) {
  const { code, session } = this.notes.login(name);
  await submitCode(this, name, code, session);
});

When('{client} submits the first code in the first session', async function (this: Example, name: string) {
  const { code, session } = this.notes.login(name, 1);
  await submitCode(this, name, code, session);
});

When('{client} submits the first code in the second session', async function (this: Example, name: string) {
  await submitCode(this, name, this.notes.login(name, 1).code, this.notes.login(name, 2).session);
});

for (const [words, make] of Object.entries(otherCodes)) {
  When(`{client} submits ${words}`, async function (this: Example, name: string) {
    const { code = '', session } = this.notes.login(name);
    await submitCode(this, name, make(this, code), session);
  });
}

When(
  '{client} guesses {int} times and then submits the code she was sent',
  async function (this: Example, name: string, guesses: number) {
    const { code = '', session } = this.notes.login(name);
    for (let n = 1; n <= guesses; n++) {
      const exchange = await submitCode(this, name, wrongCode(code, n), session);
      // A rate limit is a bound as good as any other.
      if (exchange.answer?.status === 429) return;
    }
    await submitCode(this, name, code, session);
  },
);

When('{client} asks whether the (second )link was clicked', async function (this: Example, name: string) {
  await poll(this, name);
});

Then('the answer gives the type {string} and a session', function (this: Example, type: string) {
  const { type: given, session } = JsonObject.catch({}).parse(jsonOf(answerOf(this.last).body));
  this.check(
    that({
      text: 'the first request of the stage is answered with type and session',
      expected: `{"type": "${type}", "session": string}`,
      actual: outcomeOf(this.last),
      holds: given === type && typeof session === 'string' && session !== '',
      shownBy: [this.last],
    }),
  );
});

Then('the session in the answer is a string', function (this: Example) {
  const { session } = JsonObject.catch({}).parse(jsonOf(answerOf(this.last).body));
  if (session === undefined) throw new NotOffered('the login carries no session');
  this.check(
    that({
      text: 'the session is an id that can be sent back',
      expected: 'a string that is not empty',
      actual: show(session),
      holds: typeof session === 'string' && session !== '',
      shownBy: [this.last],
    }),
  );
});

const found = { code: codeIn, link: linkIn };

for (const what of ['code', 'link'] as const) {
  Then(`a mail with a ${what} comes to {client}`, async function (this: Example, name: string) {
    const { deliveryMs } = this.target.profile.patience;
    const mail = await this.cast.mailbox(addressOf(this, name)).next(deliveryMs);
    this.check(
      that({
        text: `the target mails a ${what} to the user's address`,
        expected: `a mail with a ${what} within ${deliveryMs / 1000} s`,
        actual: mail ? `a mail with the subject ${show(mail.subject)}` : 'no mail came',
        holds: mail !== undefined && found[what](mail) !== undefined,
        shownBy: [this.last],
      }),
    );
  });
}

Then('no mail was sent for it, as a later one shows', async function (this: Example) {
  const asked = this.last;
  const boxes = ['Alice', 'Bob'].map((name) => this.cast.mailbox(addressOf(this, name)));
  boxes.push(this.cast.mailbox(addressOf(this, 'Alice').replace('@', '-nobody@')));
  this.assume(accepted(await askByMail(this, 'Alice', types.code)));
  await mustGetMail(this, 'Alice');
  const came = boxes.reduce((count, box) => count + box.arrivals.all.length, 0);
  this.check(
    that({
      text: 'an address that is refused gets no mail',
      expected: 'only the mail that was asked for later',
      actual: `${came} mails to the addresses in question`,
      holds: came === 1,
      shownBy: [asked, this.last],
    }),
  );
});

Then('the refusal has the errcode {string}', function (this: Example, errcode: string) {
  this.check(
    equal({
      text: 'the refusal names its reason',
      expected: errcode,
      actual: JsonObject.catch({}).parse(jsonOf(answerOf(this.last).body)).errcode,
      shownBy: [this.last],
    }),
  );
});

Then('the login can still be completed with its own session', async function (this: Example) {
  const { code, session } = this.notes.login('Alice');
  const exchange = await submitCode(this, 'Alice', code, session);
  const { access_token, next } = JsonObject.catch({}).parse(jsonOf(answerOf(exchange).body));
  if (access_token === undefined && next === undefined) {
    throw new PreparationFailed(`so it is not clear that the session was at fault: ${outcomeOf(exchange)}`);
  }
});
