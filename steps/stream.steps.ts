import { Given, When } from '@cucumber/cucumber';
import type { Example } from './cast/world.ts';

async function follow(example: Example, name: string): Promise<void> {
  const { stream } = example.cast.client(name);
  await stream.start();
  if (stream.token !== undefined) example.notes.streamStarts.set(name, stream.token);
}

Given('{client} follows his/her events', function (this: Example, name: string) {
  return follow(this, name);
});

Given('{clients} follow their events', async function (this: Example, names: string[]) {
  for (const name of names) await follow(this, name);
});

When('{client} follows her events with that token', async function (this: Example, name: string) {
  this.notes.exchange.value = await this.cast.client(name).events({ timeoutMs: 0 });
});

When('{client} resumes his events from where he began', function (this: Example, name: string) {
  const start = this.notes.streamStarts.get(name);
  if (start === undefined) throw new Error(`${name} has not begun to follow any events`);
  this.cast.client(name).stream.resume(start);
});
