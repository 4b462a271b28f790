import { Given, When } from '@cucumber/cucumber';
import { accepted } from '../../harness/checks/exchange-checks.ts';
import type { Random } from '../../harness/random/random.ts';
import type { TransactionInit } from '../../simulators/peer/index.ts';
import { textMessage } from '../cast/texts.ts';
import type { Example } from '../cast/world.ts';
import { carol, sendRemote } from '../checks/remote.ts';

/** Bodies that are not a transaction. */
const otherBodies: Readonly<Record<string, string>> = {
  'a list': '[]',
  'a string': '"transaction"',
  'a number': '42',
  null: 'null',
  'not JSON': '{"pdus": [',
};

/** Transaction ids of every form. */
const idForms: Readonly<Record<string, (random: Random) => string>> = {
  'of digits': (random) => `14${String(random.int(1e9)).padStart(11, '0')}`,
  'of hex digits': (random) => hex(random, 32),
  'that is a UUID': (random) => hex(random, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  'of 100 characters': (random) => random.word(100),
  'with -._~ in it': (random) => `${random.word(6)}-._~${random.word(6)}`,
};

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.int(16).toString(16)).join('');
}

/** Sends messages of Carol's with those texts in one transaction. */
async function sendTexts(example: Example, texts: readonly string[], envelope?: TransactionInit): Promise<void> {
  await sendRemote(example, carol, texts.map(textMessage), envelope);
}

Given('blue has sent a transaction that was accepted', async function (this: Example) {
  await sendTexts(this, ['a transaction as it should be']);
  this.assume(accepted(this.last));
});

Given('blue has sent the message of Carol {string}', async function (this: Example, text: string) {
  await sendTexts(this, [text]);
  this.assume(accepted(this.last));
  this.notes.earlier.value = this.last;
});

When('blue sends a transaction whose body is {}', async function (this: Example, body: string) {
  const rawBody = otherBodies[body];
  if (rawBody === undefined) throw new Error(`no body is known that is ${body}`);
  this.notes.exchange.value = (await this.cast.peer('blue').sendTransaction({ rawBody, offRecord: true })).exchange;
});

When('blue puts a transaction with the message {string}', async function (this: Example, text: string) {
  await sendTexts(this, [text]);
});

When('blue sends the message of Carol {string}', async function (this: Example, text: string) {
  await sendTexts(this, [text]);
});

When(
  'blue sends the message of Carol {string} in a transaction with an id {}',
  async function (this: Example, text: string, form: string) {
    const make = idForms[form];
    if (!make) throw new Error(`no transaction id is known ${form}`);
    await sendTexts(this, [text], { transactionId: make(this.random) });
  },
);

When(
  'blue sends the message of Carol {string} in a transaction meant for another server',
  async function (this: Example, text: string) {
    const override = { destination: 'another.server.example' };
    await sendRemote(this, carol, [textMessage(text)], { override, proper: false });
  },
);

When(
  'blue sends the message of Carol {string} in a transaction with a certain id',
  async function (this: Example, text: string) {
    await sendTexts(this, [text]);
    this.assume(accepted(this.last));
  },
);

When(
  '{peer} sends the message of Dave {string} in a transaction with the same id',
  async function (this: Example, peerName: string, text: string) {
    const before = this.notes.messages.value;
    const { transactionId } = this.notes.sent.value;
    const after = await sendRemote(this, { user: 'Dave', peer: peerName }, [textMessage(text)], { transactionId });
    this.assume(accepted(this.last));
    this.notes.messages.value = [...before, ...after];
  },
);

When(
  'blue sends the message of Carol {string} in a transaction without {string}',
  async function (this: Example, text: string, key: string) {
    await sendTexts(this, [text], { omit: [key] });
  },
);

When('blue sends {int} messages of Carol in one transaction', async function (this: Example, count: number) {
  await sendTexts(
    this,
    Array.from({ length: count }, (_, i) => `message ${i + 1} of ${count}`),
  );
});

When('blue sends an empty transaction', async function (this: Example) {
  this.notes.exchange.value = (await this.cast.peer('blue').sendTransaction({ pdus: [] })).exchange;
});
