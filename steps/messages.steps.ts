import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../harness/checks/answered.ts';
import { fits, that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { is, type Matcher } from '../harness/checks/matcher.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import { outcomeOf, show } from '../harness/wire/describe.ts';
import type { SeenEvent } from '../simulators/client/index.ts';
import { ClientTxnId } from '../spec/wire/ids.ts';
import type { JsonObject } from '../spec/wire/json.ts';
import type { Remote, Speaker } from './cast/names.ts';
import { type Message, messages, noteMessages } from './cast/notes.ts';
import { type Manner, ownerOf, say, sayFromAfar, textMessage } from './cast/speak.ts';
import { defineWords } from './cast/words.ts';
import type { Example } from './cast/world.ts';
import { arrives } from './checks/arrivals.ts';
import { sayLater } from './checks/sentinels.ts';
import { message, messageOfSender } from './checks/sought.ts';

defineWords<JsonObject>('text', {
  'of plain words': textMessage('Hello, world'),
  'with spaces at both ends': textMessage('  at both ends  '),
  'of several lines': textMessage('first line\nsecond line\r\nthird line\n'),
  'outside ASCII': textMessage('Grüße, 世界 — здравствуй 👩‍🚀 e\u0301'),
  'that looks like markup': textMessage('<b>&amp; "quoted" \\ </b>'),
  'with further keys': {
    ...textMessage('see the other keys'),
    'org.touchstone.note': { list: [1, true, null], nested: { text: 'kept' } },
  },
});

/** Lets the speaker say that, and nothing else, in the Example's room. */
async function speak(example: Example, speaker: Speaker, content: JsonObject, manner?: Manner): Promise<void> {
  if (typeof speaker === 'string') return noteMessages(example, [await say(example, speaker, content)]);
  await example.cast.openPeer(speaker.peer);
  await sayFromAfar(example, speaker, [content], manner);
}

async function mustSpeak(example: Example, speaker: Speaker, content: JsonObject): Promise<void> {
  await speak(example, speaker, content);
  example.assume(accepted(example.last));
}

Given('{speaker} has sent the message {string}', function (this: Example, speaker: Speaker, text: string) {
  return mustSpeak(this, speaker, textMessage(text));
});

Given('{party} has received it', async function (this: Example, party: string) {
  this.assume(await arrives(this, party, message(this.message)));
});

Given("{peer} receives the room's messages", async function (this: Example, peerName: string) {
  const said = await say(this, ownerOf(this), textMessage('does this reach you?'));
  this.assume(await arrives(this, peerName, message(said)));
});

Given("{client} finds it in the room's history", async function (this: Example, name: string) {
  const { events } = await this.cast.client(name).history(this.room.roomId);
  const { words, matches } = message(this.message);
  if (events.some(matches)) return;
  throw new PreparationFailed(`${name} did not find ${words} among ${events.length} events of the room's history`);
});

When('{speaker} sends the message {string}', function (this: Example, speaker: Speaker, text: string) {
  return mustSpeak(this, speaker, textMessage(text));
});

When(
  '{speaker}, who is not in the room, sends the message {string}',
  function (this: Example, speaker: Speaker, text: string) {
    return speak(this, speaker, textMessage(text), { proper: false });
  },
);

When('{peer} sends a message in the name of {remote}', async function (this: Example, peer: string, remote: Remote) {
  const manner = { proper: false, sender: this.cast.remoteUser(remote.user, remote.peer) };
  await speak(this, { user: remote.user, peer }, textMessage('not by me'), manner);
});

When('{speaker} sends a text {text}', function (this: Example, speaker: Speaker, content: JsonObject) {
  return mustSpeak(this, speaker, content);
});

When('{client} sends these messages:', async function (this: Example, name: string, table: DataTable) {
  const said = [];
  for (const [text = ''] of table.raw()) said.push(await say(this, name, textMessage(text)));
  noteMessages(this, said);
  for (const { sentBy } of said) this.assume(accepted(sentBy));
});

defineWords('transaction ids', { 'one transaction id': true, 'two transaction ids': false });

When(
  '{client} sends the message {string} twice under {transaction ids}',
  async function (this: Example, name: string, text: string, isOne: boolean) {
    const txnId = ClientTxnId.parse(this.cast.freshLocalpart('txn'));
    const first = await say(this, name, textMessage(text), { txnId });
    this.assume(accepted(first.sentBy));
    noteMessages(this, [first, await say(this, name, textMessage(text), isOne ? { txnId } : {})]);
  },
);

defineWords<JsonObject>('content', {
  '"msgtype" and "body"': textMessage('complete'),
  'a "body" and no "msgtype"': { body: 'incomplete' },
  'a "msgtype" and no "body"': { msgtype: 'm.text' },
  'neither "msgtype" nor "body"': {},
});

When(
  '{client} sends an m.room.message with {content}',
  async function (this: Example, name: string, content: JsonObject) {
    await say(this, name, content);
  },
);

Then('{party} receives it( again)', async function (this: Example, party: string) {
  this.check(await arrives(this, party, message(this.message)));
});

Then('{parties} each receive it', async function (this: Example, parties: string[]) {
  for (const party of parties) this.check(await arrives(this, party, message(this.message)));
});

Then('{party} receives both/all( of them)', async function (this: Example, party: string) {
  for (const one of messages.of(this)) this.check(await arrives(this, party, message(one)));
});

/** What is looked at of an event that shows a message. */
defineWords<(event: SeenEvent, sent: Message) => readonly [actual: unknown, Matcher]>('trait of an event', {
  "under the room's id": ({ roomId }, sent) => [roomId, is(sent.roomId)],
  'with its msgtype': ({ content }, sent) => [content.msgtype, is(sent.content.msgtype)],
  'as an event that is not state': ({ stateKey }) => [stateKey, is(undefined)],
});

Then(
  '{client} receives it {trait of an event}',
  async function (this: Example, name: string, look: (event: SeenEvent, sent: Message) => readonly [unknown, Matcher]) {
    const arrival = await arrives(this, name, message(this.message));
    this.assume(arrival);
    const { event, exchange } = arrival.found ?? {};
    if (!event || !exchange) throw new Error('what arrived is no event');
    const [actual, matcher] = look(event, this.message);
    this.check(fits(actual, matcher, [this.message.sentBy, exchange]));
  },
);

Then('{client} receives each of them once, in that order', async function (this: Example, name: string) {
  const said = messages.of(this);
  for (const one of said) this.check(await arrives(this, name, message(one)));
  this.assume(await arrives(this, name, await sayLater(this)));
  const { stream } = this.cast.client(name);
  const shown = stream.collected.filter(({ event }) => said.some((one) => message(one).matches(event)));
  const bodies = shown.map(({ event }) => event.content.body);
  this.check(
    fits(
      bodies,
      is(said.map(({ content }) => content.body)),
      shown.map(({ exchange }) => exchange),
    ),
  );
});

Then('{party} receives that text unharmed', async function (this: Example, party: string) {
  const { content, sentBy } = this.message;
  const arrival = await arrives(this, party, messageOfSender(this.message));
  this.assume(arrival);
  const { event, exchange = sentBy } = arrival.found ?? {};
  const kept = Object.fromEntries(Object.keys(content).map((key) => [key, event?.content[key]]));
  this.check(fits(kept, is(content), [sentBy, exchange]));
});

Then('that event names {client} as its sender', async function (this: Example, name: string) {
  const { userId, stream } = this.cast.client(name);
  const { matches } = message(this.message);
  const seen = stream.collected.filter(({ event }) => matches(event));
  this.check(
    fits(
      seen[0]?.event.sender,
      is(userId),
      seen.map(({ exchange }) => exchange),
    ),
  );
});

Then('the answer does not hold that message', function (this: Example) {
  const { content, sentBy } = this.message;
  this.check(
    that({
      expected: `an answer without ${show(content.body)}`,
      actual: outcomeOf(this.last),
      holds: !answerOf(this.last).body.text.includes(String(content.body)),
      shownBy: [sentBy, this.last],
    }),
  );
});

Then(
  "the room's history, read by {client}, holds that message {times}",
  async function (this: Example, name: string, times: number) {
    const { events, exchanges } = await this.cast.client(name).history(this.room.roomId);
    const { words, matches } = message(this.message);
    const found = events.filter((event) => matches(event));
    const shownBy = [...messages.of(this).map(({ sentBy }) => sentBy), ...exchanges];
    this.check(
      that({
        expected: `${times} times ${words}`,
        actual: `${found.length} times`,
        holds: found.length === times,
        shownBy,
      }),
    );
  },
);
