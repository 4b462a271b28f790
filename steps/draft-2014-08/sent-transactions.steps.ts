import { Then, When } from '@cucumber/cucumber';
import { answerOf } from '../../harness/checks/answered.ts';
import { after, fits } from '../../harness/checks/compare.ts';
import { field, gives } from '../../harness/checks/fields.ts';
import { is } from '../../harness/checks/matcher.ts';
import type { Random } from '../../harness/random/random.ts';
import type { Remote } from '../cast/names.ts';
import { type Manner, sayFromAfar, sentTransaction, textMessage } from '../cast/speak.ts';
import { defineWords } from '../cast/words.ts';
import type { Example } from '../cast/world.ts';

/** Bodies that are not a transaction. */
defineWords('other body', {
  'a list': '[]',
  'a string': '"transaction"',
  'a number': '42',
  null: 'null',
  'not JSON': '{"pdus": [',
});

/** How a message goes out: the transaction around it. */
type Envelope = (example: Example) => Manner;
const withId =
  (make: (random: Random) => string): Envelope =>
  ({ random }) => ({ transactionId: make(random) });
const hex = (random: Random) => Array.from({ length: 32 }, () => random.int(16).toString(16)).join('');

defineWords<Envelope>('envelope', {
  'in a transaction': () => ({}),
  'in a transaction with an id of digits': withId((random) => `14${String(random.int(1e9)).padStart(11, '0')}`),
  'in a transaction with an id of hex digits': withId(hex),
  'in a transaction with an id that is a UUID': withId((random) =>
    hex(random).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  ),
  'in a transaction with an id of 100 characters': withId((random) => random.word(100)),
  'in a transaction with an id with -._~ in it': withId((random) => `${random.word(6)}-._~${random.word(6)}`),
  'in a transaction with the same id': (example) => ({ transactionId: sentTransaction.of(example).transactionId }),
  'in a transaction without "edus"': () => ({ omit: ['edus'] }),
  'in a transaction meant for another server': () => {
    return { override: { destination: 'another.server.example' }, proper: false };
  },
});

When(
  '{remote} sends the message {string} {envelope}',
  async function (this: Example, remote: Remote, text: string, envelope: Envelope) {
    await sayFromAfar(this, remote, [textMessage(text)], envelope(this));
  },
);

When('{remote} sends {int} messages in one transaction', async function (this: Example, remote: Remote, count: number) {
  const texts = Array.from({ length: count }, (_, i) => `message ${i + 1} of ${count}`);
  await sayFromAfar(this, remote, texts.map(textMessage));
});

When(
  '{remote} sends the message {string} twice in one transaction',
  async function (this: Example, remote: Remote, text: string) {
    await sayFromAfar(this, remote, [textMessage(text)], { copies: 2 });
  },
);

When(
  '{peer} sends a transaction whose body is {other body}',
  async function (this: Example, peer: string, rawBody: string) {
    this.last = (await this.cast.peer(peer).sendTransaction({ rawBody, offRecord: true })).exchange;
  },
);

When('{peer} sends an empty transaction', async function (this: Example, peer: string) {
  this.last = (await this.cast.peer(peer).sendTransaction({ pdus: [] })).exchange;
});

When('{peer} sends the same transaction again', async function (this: Example, peer: string) {
  this.last = (await this.cast.peer(peer).retransmit(sentTransaction.of(this))).exchange;
});

When('{peer} sends the same PDU in another transaction', async function (this: Example, peer: string) {
  const { remote } = this.message;
  if (!remote) throw new Error('the message was not sent by a peer');
  this.last = (await this.cast.peer(peer).sendTransaction({ pdus: [remote.pdu] })).exchange;
});

Then('it was answered as before', function (this: Example) {
  const { exchange: first } = sentTransaction.of(this);
  const { body } = answerOf(first);
  const pdus = field(first, 'pdus');
  const alike =
    pdus === undefined
      ? fits(answerOf(this.last).body.text, is(body.text), [this.last])
      : gives(this.last, { pdus: is(pdus) });
  this.check(after([first], alike));
});
