import { Then } from '@cucumber/cucumber';
import { accepted } from '../harness/checks/exchange-checks.ts';
import { textMessage } from './cast/texts.ts';
import type { Example } from './cast/world.ts';
import { awaitSentinel, checkShown, mustReceive } from './checks/messages.ts';
import { carol, sendRemote } from './checks/remote.ts';

/** Something later comes to Alice on the path of the message in question: through its peer, or from Alice herself. */
async function awaitLater(example: Example, name: string): Promise<void> {
  if (example.notes.message.remote) return awaitCarol(example, name);
  await awaitSentinel(example, name, example.notes.room.value.roomId, 'Alice');
}

async function awaitCarol(example: Example, name: string): Promise<void> {
  const { message, messages } = example.notes;
  const [later] = await sendRemote(example, carol, [textMessage('the sentinel')]);
  example.assume(accepted(example.last));
  messages.value = [message];
  if (later) await mustReceive(example, name, later);
}

Then('{client} does not receive that message, as a later one shows', async function (this: Example, name: string) {
  await awaitLater(this, name);
  checkShown(this, name, this.notes.message, 0);
});

Then("{client} does not receive that message, as one of Carol's shows", async function (this: Example, name: string) {
  await awaitCarol(this, name);
  checkShown(this, name, this.notes.message, 0);
});

Then(
  '{client} receives that message {times}, as a later one shows',
  async function (this: Example, name: string, times: number) {
    await awaitLater(this, name);
    checkShown(this, name, this.notes.message, times);
  },
);
