import { Given, When } from '@cucumber/cucumber';
import { Note } from './cast/note.ts';
import type { Example } from './cast/world.ts';

/** Where a client began to follow its events. */
const beginning = new Note<string>('where the client began to follow its events');

async function follow(example: Example, name: string): Promise<void> {
  const client = example.cast.client(name);
  await client.stream.start();
  beginning.leave(client, client.stream.token ?? '');
}

Given('{client} follows his/her events', function (this: Example, name: string) {
  return follow(this, name);
});

Given('{clients} follow their events', async function (this: Example, names: string[]) {
  for (const name of names) await follow(this, name);
});

When('{client} follows his/her events with that token', async function (this: Example, name: string) {
  this.last = await this.cast.client(name).events({ timeoutMs: 0 });
});

When('{client} resumes his/her events from where he/she began', function (this: Example, name: string) {
  const client = this.cast.client(name);
  client.stream.resume(beginning.of(client));
});
