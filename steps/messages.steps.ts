import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../harness/checks/answered.ts';
import { equal, that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import { outcomeOf, show } from '../harness/wire/describe.ts';
import type { SeenEvent } from '../simulators/client/index.ts';
import { ClientTxnId } from '../spec/wire/ids.ts';
import type { Message } from './cast/notes.ts';
import { textMessage, texts } from './cast/texts.ts';
import type { Example } from './cast/world.ts';
import {
  awaitSentinel,
  checkReceives,
  checkShown,
  messageType,
  mustReceive,
  sendMessage,
  shows,
} from './checks/messages.ts';

Given('{client} has sent the message {string}', async function (this: Example, name: string, text: string) {
  const message = await sendMessage(this, name, textMessage(text));
  this.assume(accepted(message.sentBy));
  this.notes.messages.value = [message];
});

Given('{client} has received it', async function (this: Example, name: string) {
  await mustReceive(this, name, this.notes.message);
});

When('{client} sends the message {string}', async function (this: Example, name: string, text: string) {
  this.notes.messages.value = [await sendMessage(this, name, textMessage(text))];
});

When('{client} sends the message {string} to the room', async function (this: Example, name: string, text: string) {
  this.notes.messages.value = [await sendMessage(this, name, textMessage(text))];
});

When(
  '{client} sends the messages {string}, {string} and {string}',
  async function (this: Example, name: string, first: string, second: string, third: string) {
    const messages: Message[] = [];
    for (const body of [first, second, third]) messages.push(await sendMessage(this, name, textMessage(body)));
    this.notes.messages.value = messages;
    for (const message of messages) this.assume(accepted(message.sentBy));
  },
);

When('{client} sends a text {}', async function (this: Example, name: string, kind: string) {
  const message = await sendMessage(this, name, texts(kind));
  this.assume(accepted(message.sentBy));
  this.notes.messages.value = [message];
});

When(
  '{client} sends the message {string} twice under one transaction id',
  async function (this: Example, name: string, text: string) {
    const txnId = ClientTxnId.parse(this.cast.freshLocalpart('txn'));
    const first = await sendMessage(this, name, textMessage(text), txnId);
    this.assume(accepted(first.sentBy));
    this.notes.messages.value = [first, await sendMessage(this, name, textMessage(text), txnId)];
  },
);

When(
  '{client} sends the message {string} twice under two transaction ids',
  async function (this: Example, name: string, text: string) {
    const first = await sendMessage(this, name, textMessage(text));
    this.assume(accepted(first.sentBy));
    this.notes.messages.value = [first, await sendMessage(this, name, textMessage(text))];
  },
);

When('{client} sends an m.room.message with "msgtype" and "body"', async function (this: Example, name: string) {
  await sendMessage(this, name, textMessage('complete'));
});

When('{client} sends an m.room.message without {string}', async function (this: Example, name: string, key: string) {
  const { [key]: _, ...content } = textMessage('incomplete');
  await sendMessage(this, name, content);
});

When('{client} sends an m.room.message without "msgtype" and "body"', async function (this: Example, name: string) {
  await sendMessage(this, name, {});
});

Then('{client} receives it( again)', async function (this: Example, name: string) {
  await checkReceives(this, name, this.notes.message);
});

for (const all of ['both', 'all of them']) {
  Then(`{client} receives ${all}`, async function (this: Example, name: string) {
    for (const message of this.notes.messages.value) await checkReceives(this, name, message);
  });
}

Then('the answer does not hold that message', function (this: Example) {
  const { content, sentBy } = this.notes.message;
  const answer = answerOf(this.last);
  this.check(
    that({
      text: 'the answer keeps what members said from a stranger',
      expected: `an answer without ${show(content.body)}`,
      actual: outcomeOf(this.last),
      holds: !answer.body.text.includes(String(content.body)),
      shownBy: [sentBy, this.last],
    }),
  );
});

Then('{clients} each receive it', async function (this: Example, names: string[]) {
  for (const name of names) await checkReceives(this, name, this.notes.message);
});

Then("{client} receives it under the room's id", async function (this: Example, name: string) {
  const event = await checkReceives(this, name, this.notes.message);
  this.check(
    equal({
      text: `${name} is told the room by its id`,
      expected: this.notes.room.value.roomId,
      actual: event?.roomId,
      shownBy: [this.last, ...this.recorder.exchanges.slice(-1)],
    }),
  );
});

Then('{client} receives each of them once, in that order', async function (this: Example, name: string) {
  const messages = this.notes.messages.value;
  for (const message of messages) await checkReceives(this, name, message);
  await awaitSentinel(this, name, this.notes.room.value.roomId, 'Alice');
  const shown = this.cast
    .client(name)
    .stream.collected.filter(({ event }) => messages.some((message) => shows(event, message)));
  this.check(
    equal({
      text: `${name} is shown each message once, in the order sent`,
      expected: messages.map(({ content }) => content.body),
      actual: shown.map(({ event }) => event.content.body),
      shownBy: shown.map(({ exchange }) => exchange),
    }),
  );
});

Then('{client} does not receive that message, as the other room shows', async function (this: Example, name: string) {
  await awaitSentinel(this, name, this.notes.otherRoom.value.roomId, 'Alice');
  checkShown(this, name, this.notes.message, 0);
});

Then('that event names {client} as its sender', function (this: Example, name: string) {
  const seen = this.cast.client(name).stream.collected.find(({ event }) => shows(event, this.notes.message));
  this.check(
    equal({
      text: 'the event names its sender by the user id',
      expected: this.cast.client(name).userId,
      actual: seen?.event.sender,
      shownBy: seen ? [seen.exchange] : [],
    }),
  );
});

Then('{client} receives that text unharmed', async function (this: Example, name: string) {
  const { message } = this.notes;
  const { deliveryMs } = this.target.profile.patience;
  const { stream } = this.cast.client(name);
  const sender = message.remote ? String(message.remote.pdu.user_id) : this.cast.client('Alice').userId;
  const isTheText = (event: SeenEvent) => event.type === messageType && event.sender === sender;
  const seen = await stream.until(isTheText, deliveryMs);
  if (!seen) throw new PreparationFailed(`${name} received no message within ${deliveryMs / 1000} s`);
  const kept = Object.fromEntries(Object.keys(message.content).map((key) => [key, seen.event.content[key]]));
  this.check(
    equal({
      text: `${name} receives the text as it was sent`,
      expected: message.content,
      actual: kept,
      shownBy: [message.sentBy, seen.exchange],
    }),
  );
});

Then("the room's history holds that message {times}", async function (this: Example, times: number) {
  const { message } = this.notes;
  const { events, exchanges } = await this.cast.client('Alice').history(this.notes.room.value.roomId);
  const shown = events.filter((event) => shows(event, message));
  this.check(
    that({
      text: `the room's history holds the message ${show(message.content.body)} ${times} times`,
      expected: `${times} events with it`,
      actual: `${shown.length} events with it`,
      holds: shown.length === times,
      shownBy: [...this.notes.messages.value.map(({ sentBy }) => sentBy), ...exchanges],
    }),
  );
});
