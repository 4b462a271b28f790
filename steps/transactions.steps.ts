import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../harness/checks/answered.ts';
import { equal, that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import type { Random } from '../harness/random/random.ts';
import { jsonOf } from '../harness/wire/body.ts';
import { show } from '../harness/wire/describe.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { type CarriedRequest, faults } from '../simulators/network/index.ts';
import type { TransactionInit } from '../simulators/peer/index.ts';
import { JsonObject } from '../spec/wire/json.ts';
import { messageType } from './support/messages.ts';
import { type Carrier, carol, carrier, carries, mustCarry, sendRemote } from './support/remote.ts';
import { textMessage } from './support/texts.ts';
import type { Example } from './support/world.ts';

const dayMs = 24 * 60 * 60 * 1000;

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

/** Troubles that keep the target from learning that its transaction arrived. */
const troubles: Readonly<Record<string, () => Parameters<Example['network']['inject']>[1]>> = {
  'the answer 503': () => faults['answer-with'].make(503),
  'a dropped connection': () => faults.reset.make(),
  'an answer that is lost': () => faults['lost-answer'].make(),
  'no answer': () => faults.hang.make(),
};

function meetTrouble(example: Example, peerName: string, trouble: string, times: number): Promise<void> {
  const make = troubles[trouble];
  if (!make) throw new Error(`no trouble is known that is ${trouble}`);
  const link = { from: 'target', to: example.cast.peer(peerName).serverName };
  const { roomId } = example.notes.room.value;
  // A target may have something else to send or to ask meanwhile: that is to pass unharmed.
  const when = ({ method, body }: CarriedRequest) =>
    method !== 'GET' && body.includes(roomId) && body.includes(messageType);
  return example.network.inject(link, make(), { times, when });
}

/** Sends messages of Carol's with those texts in one transaction. */
async function sendTexts(example: Example, texts: readonly string[], envelope?: TransactionInit): Promise<void> {
  await sendRemote(example, carol, texts.map(textMessage), envelope);
}

/** Checks one thing about the transaction that carries the last message to blue. */
async function checkCarrier(
  example: Example,
  text: string,
  expected: string,
  look: (carried: Carrier) => { actual: unknown; holds: boolean },
): Promise<void> {
  const carried = await carrier(example, 'blue');
  const { actual, holds } = look(carried);
  const shownBy = [example.notes.message.sentBy, carried.exchange];
  example.check(that({ text, expected, actual: show(actual), holds, shownBy }));
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

Given(
  "{peer} will meet the target's next transaction with {}",
  function (this: Example, peerName: string, trouble: string) {
    return meetTrouble(this, peerName, trouble, 1);
  },
);

Given(
  "{peer} will meet the target's next {int} transactions with {}",
  function (this: Example, peerName: string, times: number, trouble: string) {
    return meetTrouble(this, peerName, trouble, times);
  },
);

Given("the target's next answer to blue is lost", async function (this: Example) {
  const link = { from: this.cast.peer('blue').serverName, to: 'target' };
  await this.network.inject(link, faults['lost-answer'].make(), { times: 1 });
});

Given(
  'a transaction of blue with the message of Carol {string} was lost',
  async function (this: Example, text: string) {
    const link = { from: this.cast.peer('blue').serverName, to: 'target' };
    await this.network.inject(link, faults.refuse.make(), { times: 1 });
    await sendTexts(this, [text]);
  },
);

Given('{peer} refuses connections', async function (this: Example, peerName: string) {
  const link = { from: 'target', to: this.cast.peer(peerName).serverName };
  await this.network.inject(link, faults.refuse.make());
});

When('{peer} takes connections again', async function (this: Example, peerName: string) {
  await this.network.heal({ from: 'target', to: this.cast.peer(peerName).serverName });
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

When('blue sends the same transaction again', async function (this: Example) {
  this.notes.exchange.value = (await this.cast.peer('blue').retransmit(this.notes.sent.value)).exchange;
});

Then('{peer} receives it in a transaction by PUT', function (this: Example, _peer: string) {
  return checkCarrier(this, 'the target sends its transaction by PUT', 'PUT', ({ method }) => ({
    actual: method,
    holds: method === 'PUT',
  }));
});

Then('the transaction that carries it to blue is a JSON object', function (this: Example) {
  return checkCarrier(this, "the body of the target's transaction is an object", 'a JSON object', ({ json }) => ({
    actual: json,
    holds: JsonObject.safeParse(json).success,
  }));
});

Then('the transaction that carries it to blue names its id as its URL does', function (this: Example) {
  const optional = this.target.profile.dialect.optionalTransactionKeys.includes('transaction_id');
  return checkCarrier(this, 'the id in the body is the id in the URL', 'the same id', ({ body, id }) => ({
    actual: { url: id, body: body.transaction_id },
    holds: body.transaction_id === id || (optional && body.transaction_id === undefined),
  }));
});

Then('the transaction that carries it to blue has the present time in milliseconds', function (this: Example) {
  const nowMs = this.clock.now();
  const { fractionalTs } = this.target.profile.dialect;
  const expected = `a ${fractionalTs ? '' : 'whole '}number of milliseconds, within a day of ${nowMs}`;
  return checkCarrier(this, 'ts is the time of the origin in milliseconds', expected, ({ body: { ts } }) => ({
    actual: ts,
    holds: typeof ts === 'number' && Math.abs(ts - nowMs) < dayMs && (fractionalTs || Number.isInteger(ts)),
  }));
});

Then(
  'the transaction that carries it to blue names the target as origin and blue as destination',
  function (this: Example) {
    const names = {
      origin: this.target.serverName as string,
      destination: this.cast.peer('blue').serverName as string,
    };
    const optional = this.target.profile.dialect.optionalTransactionKeys.includes('destination');
    return checkCarrier(this, 'origin and destination name the two servers', show(names), ({ body }) => ({
      actual: { origin: body.origin, destination: body.destination },
      holds:
        body.origin === names.origin &&
        (body.destination === names.destination || (optional && body.destination === undefined)),
    }));
  },
);

Then('the transaction that carries it to blue holds its PDUs in a list', function (this: Example) {
  return checkCarrier(this, 'pdus is a list', 'a list of at least one PDU', ({ body: { pdus } }) => ({
    actual: pdus,
    holds: Array.isArray(pdus) && pdus.length > 0,
  }));
});

Then('the transaction that carries it to blue holds its EDUs in a list or has none', function (this: Example) {
  return checkCarrier(this, 'edus is a list or absent', 'a list, or nothing', ({ body: { edus } }) => ({
    actual: edus,
    holds: edus === undefined || Array.isArray(edus),
  }));
});

Then('blue received them under different transaction ids', async function (this: Example) {
  const last = await carrier(this, 'blue');
  const earlier = this.cast.peer('blue').transactions.all.filter(({ exchange }) => exchange !== last.exchange);
  this.check(
    that({
      text: 'each transaction has an id of its own',
      expected: `an id that is none of ${show(earlier.map(({ transactionId }) => transactionId))}`,
      actual: show(last.id),
      holds: earlier.every(({ transactionId }) => transactionId !== last.id),
      shownBy: [last.exchange, ...earlier.map(({ exchange }) => exchange)],
    }),
  );
});

Then('{peer} is sent the same transaction again', function (this: Example, peerName: string) {
  return checkSentAgain(this, peerName, 1);
});

Then(
  '{peer} is sent the same transaction again, {int} times',
  function (this: Example, peerName: string, times: number) {
    return checkSentAgain(this, peerName, times);
  },
);

/** Waits until a transaction was sent `times` times after the first, and compares all of its bodies. */
async function checkSentAgain(example: Example, peerName: string, times: number): Promise<void> {
  const { transactions } = example.cast.peer(peerName);
  const first = await carrier(example, peerName);
  const attempts = () => transactions.all.filter(({ transactionId }) => transactionId === first.id);
  const { retryMs } = example.target.profile.patience;
  await example.inTargetTime(transactions.until(() => attempts().length > times, retryMs));
  const seen = attempts();
  const isOpen = ({ answer, failure }: Exchange) => answer === null && failure === null;
  if (seen.length <= times && seen.some(({ exchange }) => isOpen(exchange))) {
    throw new PreparationFailed(
      `after ${retryMs / 1000} s the target still waits for an answer: raise patience.retry in a target file`,
      'environment',
    );
  }
  const shownBy = transactions.all.map(({ exchange }) => exchange);
  example.check(
    that({
      text: 'a transaction that was not acknowledged is sent again under the same id',
      expected: `the transaction ${first.id}, which met ${first.exchange.fault ?? 'trouble'}, ${times} more times within ${retryMs / 1000} s`,
      actual: `it came ${seen.length - 1} more times; ids seen: ${transactions.all.map(({ transactionId }) => transactionId).join(', ')}`,
      holds: seen.length > times,
      shownBy,
    }),
  );
  for (const again of seen.slice(1)) {
    example.check(
      equal({
        text: 'it is sent again with the same body',
        expected: first.json,
        actual: again.body,
        shownBy: [first.exchange, again.exchange],
      }),
    );
  }
}

Then('{peer} receives it in the end', async function (this: Example, peerName: string) {
  const { retryMs } = this.target.profile.patience;
  const { message } = this.notes;
  const arrival = this.cast.peer(peerName).pdus.first(({ pdu }) => carries(pdu, message), retryMs);
  const found = await this.inTargetTime(arrival);
  const green = await mustCarry(this, 'green', message);
  this.check(
    that({
      text: `${peerName} is pushed the message once it takes connections again`,
      expected: `a PDU with it within ${retryMs / 1000} s`,
      actual: found ? 'it came' : 'it did not come',
      holds: found !== undefined,
      shownBy: [message.sentBy, green.exchange, ...(found ? [found.exchange] : [])],
    }),
  );
});

Then('it was answered as before', function (this: Example) {
  const pdusIn = (exchange: Exchange) => JsonObject.safeParse(jsonOf(answerOf(exchange).body)).data?.pdus;
  this.check(
    equal({
      text: 'the transaction received again gets the same word on each of its PDUs',
      expected: pdusIn(this.notes.earlier.value),
      actual: pdusIn(this.last),
      shownBy: [this.notes.earlier.value, this.last],
    }),
  );
});

Then('the target asks blue for what it missed', async function (this: Example) {
  const { deliveryMs } = this.target.profile.patience;
  const asked = await this.cast
    .peer('blue')
    .requests.first(({ kind, exchange }) => kind !== 'query' && exchange.n > this.last.n, deliveryMs);
  this.check(
    that({
      text: 'prev_ids of an empty transaction make the target ask for what it missed',
      expected: `a request to blue for history (pull, pdu, backfill, state or context) within ${deliveryMs / 1000} s`,
      actual: asked ? asked.kind : 'none came',
      holds: asked !== undefined,
      shownBy: [this.last, ...(asked ? [asked.exchange] : [])],
    }),
  );
});
