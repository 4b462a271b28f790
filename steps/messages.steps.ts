import { Given, Then, When } from '@cucumber/cucumber';
import { equal, that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import { show } from '../harness/wire/describe.ts';
import type { SeenEvent } from '../simulators/client/index.ts';
import type { JsonObject } from '../spec/wire/json.ts';
import type { Message } from './support/notes.ts';
import { textMessage, texts } from './support/texts.ts';
import type { Example } from './support/world.ts';

const messageType = 'm.room.message';

/** Whether an event shows that message: the servers may add keys to its content, but not change the body. */
function shows(event: SeenEvent, message: Message): boolean {
  return event.type === messageType && event.content.body === message.content.body;
}

async function send(example: Example, name: string, content: JsonObject, txnId?: string): Promise<Message> {
  const { roomId } = example.notes.room.value;
  const sentBy = await example.cast.client(name).sendEvent(roomId, messageType, content, txnId);
  example.notes.exchange.value = sentBy;
  return { content, sentBy };
}

/** Waits for a message as preparation. */
async function mustReceive(example: Example, name: string, message: Message): Promise<void> {
  const { deliveryMs } = example.target.profile.patience;
  const seen = await example.cast.client(name).stream.until((event) => shows(event, message), deliveryMs);
  if (seen) return;
  throw new PreparationFailed(`${name} did not receive ${show(message.content)} within ${deliveryMs / 1000} s`);
}

/** Checks that a message arrives, and gives the event that shows it. */
async function checkReceives(example: Example, name: string, message: Message): Promise<SeenEvent | undefined> {
  const { deliveryMs } = example.target.profile.patience;
  const { stream } = example.cast.client(name);
  const seen = await stream.until((event) => shows(event, message), deliveryMs);
  const last = example.recorder.exchanges.at(-1);
  example.check(
    that({
      text: `${name} receives the message ${show(message.content.body)}`,
      expected: `an event with it within ${deliveryMs / 1000} s`,
      actual: seen ? 'it came' : `${stream.collected.length} events came, none with it`,
      holds: seen !== undefined,
      shownBy: [message.sentBy, ...(seen ? [seen.exchange] : last ? [last] : [])],
    }),
  );
  return seen?.event;
}

/** Checks how often a message was shown to a client up to now. */
function checkShown(example: Example, name: string, message: Message, times: number): void {
  const showings = example.cast.client(name).stream.collected.filter(({ event }) => shows(event, message));
  example.check(
    that({
      text: `${name} is shown the message ${show(message.content.body)} ${times} times`,
      expected: `${times} events with it before the later message`,
      actual: `${showings.length} events with it`,
      holds: showings.length === times,
      shownBy: [message.sentBy, ...showings.map(({ exchange }) => exchange)],
    }),
  );
}

/** Makes something arrive at the client that comes after whatever was sent before. */
async function awaitSentinel(example: Example, name: string, roomId: string, sender: string): Promise<void> {
  const content = textMessage('the sentinel');
  const sentBy = await example.cast.client(sender).mustSendEvent(roomId, messageType, content);
  await mustReceive(example, name, { content, sentBy });
}

Given('{client} has sent the message {string}', async function (this: Example, name: string, text: string) {
  const message = await send(this, name, textMessage(text));
  this.assume(accepted(message.sentBy));
  this.notes.messages.value = [message];
});

Given('{client} has received it', async function (this: Example, name: string) {
  await mustReceive(this, name, this.notes.message);
});

When('{client} sends the message {string}', async function (this: Example, name: string, text: string) {
  this.notes.messages.value = [await send(this, name, textMessage(text))];
});

When('{client} sends the message {string} to the room', async function (this: Example, name: string, text: string) {
  this.notes.messages.value = [await send(this, name, textMessage(text))];
});

When(
  '{client} sends the messages {string}, {string} and {string}',
  async function (this: Example, name: string, ...bodies: [string, string, string]) {
    const messages: Message[] = [];
    for (const body of bodies) messages.push(await send(this, name, textMessage(body)));
    this.notes.messages.value = messages;
    for (const message of messages) this.assume(accepted(message.sentBy));
  },
);

When('{client} sends a text {}', async function (this: Example, name: string, kind: string) {
  const message = await send(this, name, texts(kind));
  this.assume(accepted(message.sentBy));
  this.notes.messages.value = [message];
});

When(
  '{client} sends the message {string} twice under one transaction id',
  async function (this: Example, name: string, text: string) {
    const txnId = this.cast.freshLocalpart('txn');
    const first = await send(this, name, textMessage(text), txnId);
    this.assume(accepted(first.sentBy));
    this.notes.messages.value = [first, await send(this, name, textMessage(text), txnId)];
  },
);

When(
  '{client} sends the message {string} twice under two transaction ids',
  async function (this: Example, name: string, text: string) {
    const first = await send(this, name, textMessage(text));
    this.assume(accepted(first.sentBy));
    this.notes.messages.value = [first, await send(this, name, textMessage(text))];
  },
);

When('{client} sends an m.room.message with "msgtype" and "body"', async function (this: Example, name: string) {
  await send(this, name, textMessage('complete'));
});

When('{client} sends an m.room.message without {string}', async function (this: Example, name: string, key: string) {
  const { [key]: _, ...content } = textMessage('incomplete');
  await send(this, name, content);
});

When('{client} sends an m.room.message without "msgtype" and "body"', async function (this: Example, name: string) {
  await send(this, name, {});
});

Then('{client} receives it (again)', async function (this: Example, name: string) {
  await checkReceives(this, name, this.notes.message);
});

Then('{client} receives both/all (of them)', async function (this: Example, name: string) {
  for (const message of this.notes.messages.value) await checkReceives(this, name, message);
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
      actual: event?.room_id,
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
      actual: seen?.event.user_id,
      shownBy: seen ? [seen.exchange] : [],
    }),
  );
});

Then('{client} receives that text unharmed', async function (this: Example, name: string) {
  const { message } = this.notes;
  const { deliveryMs } = this.target.profile.patience;
  const { stream } = this.cast.client(name);
  const seen = await stream.until((event) => event.type === messageType, deliveryMs);
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
