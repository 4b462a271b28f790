import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../../harness/checks/answered.ts';
import { equal, that } from '../../harness/checks/compare.ts';
import { PreparationFailed } from '../../harness/preparation.ts';
import { jsonOf, textOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { type CarriedRequest, faults } from '../../simulators/network/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { textMessage } from '../cast/texts.ts';
import type { Example } from '../cast/world.ts';
import { messageType } from '../checks/messages.ts';
import { carol, carrier, carries, mustCarry, sendRemote } from '../checks/remote.ts';

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
  const link = { from: example.target.servers[0].serverName, to: example.cast.peer(peerName).serverName };
  const { roomId } = example.notes.room.value;
  // A target may have something else to send or to ask meanwhile: that is to pass unharmed.
  const when = ({ method, body }: CarriedRequest) =>
    method !== 'GET' && [roomId, messageType].every((part) => textOf(body).includes(part));
  return example.network.inject(link, make(), { times, when });
}

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
  const link = { from: this.cast.peer('blue').serverName, to: this.target.servers[0].serverName };
  await this.network.inject(link, faults['lost-answer'].make(), { times: 1 });
});

Given(
  'a transaction of blue with the message of Carol {string} was lost',
  async function (this: Example, text: string) {
    const link = { from: this.cast.peer('blue').serverName, to: this.target.servers[0].serverName };
    await this.network.inject(link, faults.refuse.make(), { times: 1 });
    await sendRemote(this, carol, [textMessage(text)]);
  },
);

Given('{peer} refuses connections', async function (this: Example, peerName: string) {
  const link = { from: this.target.servers[0].serverName, to: this.cast.peer(peerName).serverName };
  await this.network.inject(link, faults.refuse.make());
});

When('{peer} takes connections again', async function (this: Example, peerName: string) {
  await this.network.heal({ from: this.target.servers[0].serverName, to: this.cast.peer(peerName).serverName });
});

When('blue sends the same transaction again', async function (this: Example) {
  this.notes.exchange.value = (await this.cast.peer('blue').retransmit(this.notes.sent.value)).exchange;
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
