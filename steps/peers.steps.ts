import { Given, Then, When } from '@cucumber/cucumber';
import { equal, that } from '../harness/checks/compare.ts';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import { show } from '../harness/wire/describe.ts';
import { JsonObject } from '../spec/wire/json.ts';
import type { Message } from './cast/notes.ts';
import type { Remote } from './cast/parameter-types.ts';
import { textMessage, texts } from './cast/texts.ts';
import type { Example } from './cast/world.ts';
import { carol, mustCarry, sendRemote, sentTo } from './checks/remote.ts';

async function joinRoom(example: Example, { user, peer: peerName }: Remote): Promise<void> {
  const peer = await example.cast.openPeer(peerName);
  const { roomId } = example.notes.room.value;
  const userId = example.cast.remoteUser(user, peerName);
  // Some servers let users of others in by invitation only. Whether the invitation itself works is not judged here.
  await example.cast.client('Alice').invite(roomId, userId);
  await peer.mustJoinRoom(roomId, userId);
}

Given('a server {peer}', async function (this: Example, name: string) {
  await this.cast.openPeer(name);
});

Given('{remote} shares a room with {client}', async function (this: Example, remote: Remote, name: string) {
  const { roomId, alias } = await this.cast.client(name).mustCreateRoom({ visibility: 'public' });
  this.notes.room.value = { roomId, alias };
  await joinRoom(this, remote);
});

Given('{remote} has joined the room', function (this: Example, remote: Remote) {
  return joinRoom(this, remote);
});

Given('{peer} is sent what is said in the room', async function (this: Example, peerName: string) {
  const content = textMessage('does this reach you?');
  const { roomId } = this.notes.room.value;
  const sentBy = await this.cast.client('Alice').mustSendEvent(roomId, 'm.room.message', content);
  await mustCarry(this, peerName, { roomId, content, sentBy });
});

Given('{remote} has sent the message {string}', async function (this: Example, remote: Remote, text: string) {
  await sendRemote(this, remote, [textMessage(text)]);
  this.assume(accepted(this.last));
});

Given('{peer} has received it', async function (this: Example, peerName: string) {
  await mustCarry(this, peerName, this.notes.message);
});

When('{remote} sends the message {string}', async function (this: Example, remote: Remote, text: string) {
  await sendRemote(this, remote, [textMessage(text)]);
  this.assume(accepted(this.last));
});

When('{remote} sends the message {string} to the room', async function (this: Example, remote: Remote, text: string) {
  await this.cast.openPeer(remote.peer);
  await sendRemote(this, remote, [textMessage(text)], { proper: false });
});

When("{peer} sends a message in Carol's name to the room", async function (this: Example, peerName: string) {
  await this.cast.openPeer(peerName);
  const sender = this.cast.remoteUser(carol.user, carol.peer);
  await sendRemote(this, { ...carol, peer: peerName, sender }, [textMessage('not by me')], { proper: false });
});

When('{remote} sends a text {}', async function (this: Example, remote: Remote, kind: string) {
  await sendRemote(this, remote, [texts(kind)]);
  this.assume(accepted(this.last));
});

async function checkReceived(example: Example, peerName: string, message: Message): Promise<void> {
  const found = await sentTo(example, peerName, message);
  const { deliveryMs } = example.target.profile.patience;
  const { transactions } = example.cast.peer(peerName);
  example.check(
    that({
      text: `${peerName} is pushed the message ${show(message.content.body)}`,
      expected: `a request with it within ${deliveryMs / 1000} s`,
      actual: found ? 'it came' : `${transactions.all.length} transactions came, none with it`,
      holds: found !== undefined,
      shownBy: [message.sentBy, ...(found ? [found.exchange] : transactions.all.map(({ exchange }) => exchange))],
    }),
  );
}

Then('{peer} receives it', function (this: Example, peerName: string) {
  return checkReceived(this, peerName, this.notes.message);
});

Then('{peer} and {peer} each receive it', async function (this: Example, first: string, second: string) {
  for (const peerName of [first, second]) await checkReceived(this, peerName, this.notes.message);
});

Then('{peer} receives that text unharmed', async function (this: Example, peerName: string) {
  const { message } = this.notes;
  const { deliveryMs } = this.target.profile.patience;
  const { userId } = this.cast.client('Alice');
  const isTheText = (pdu: JsonObject) =>
    pdu.context === message.roomId && pdu.pdu_type === 'm.room.message' && (pdu.user_id ?? userId) === userId;
  const found = await this.cast.peer(peerName).pdus.first(({ pdu }) => isTheText(pdu), deliveryMs);
  if (!found) throw new PreparationFailed(`${peerName} was pushed no message within ${deliveryMs / 1000} s`);
  const content = JsonObject.catch({}).parse(found.pdu.content);
  this.check(
    equal({
      text: `${peerName} is pushed the text as it was sent`,
      expected: message.content,
      actual: Object.fromEntries(Object.keys(message.content).map((key) => [key, content[key]])),
      shownBy: [message.sentBy, found.exchange],
    }),
  );
});
