import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../harness/checks/answered.ts';
import { equal } from '../harness/checks/compare.ts';
import { jsonOf } from '../harness/wire/body.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { JsonObject } from '../spec/wire/json.ts';
import { displayNames } from './cast/texts.ts';
import type { Example } from './cast/world.ts';

function displayNameIn(exchange: Exchange): unknown {
  return JsonObject.safeParse(jsonOf(answerOf(exchange).body)).data?.displayname;
}

async function checkReads(example: Example, reader: string, owner: string, expected: string): Promise<void> {
  const exchange = await example.cast.client(reader).getDisplayName(example.cast.client(owner).userId);
  example.check(
    equal({
      text: `${reader} reads ${owner}'s display name`,
      expected,
      actual: displayNameIn(exchange),
      shownBy: [...(example.notes.exchange.known ? [example.last] : []), exchange],
    }),
  );
}

Given(
  '{client} has set her display name to {string}',
  async function (this: Example, name: string, displayName: string) {
    const client = this.cast.client(name);
    await client.mustSetDisplayName(client.userId, displayName);
  },
);

When('{client} sets her display name to {string}', async function (this: Example, name: string, displayName: string) {
  const client = this.cast.client(name);
  this.notes.exchange.value = await client.mustSetDisplayName(client.userId, displayName);
});

When('{client} sets a display name {}', async function (this: Example, name: string, kind: string) {
  const displayName = displayNames[kind];
  if (displayName === undefined) throw new Error(`no display name is known ${kind}`);
  const client = this.cast.client(name);
  this.notes.displayName.value = displayName;
  this.notes.exchange.value = await client.setDisplayName(client.userId, displayName);
});

When(
  "{client} sets {client}'s display name to {string}",
  async function (this: Example, name: string, owner: string, displayName: string) {
    const { userId } = this.cast.client(owner);
    this.notes.exchange.value = await this.cast.client(name).setDisplayName(userId, displayName);
  },
);

Then(
  "{client} finds {client}'s display name to be {string}",
  function (this: Example, reader: string, owner: string, displayName: string) {
    return checkReads(this, reader, owner, displayName);
  },
);

Then('{client} finds her display name to be {string}', function (this: Example, name: string, displayName: string) {
  return checkReads(this, name, name, displayName);
});

Then('{client} reads that display name unharmed', function (this: Example, reader: string) {
  return checkReads(this, reader, 'Alice', this.notes.displayName.value);
});

Then('{client} is told {string}', function (this: Example, name: string, displayName: string) {
  this.check(
    equal({
      text: `${name} is told the display name`,
      expected: displayName,
      actual: displayNameIn(this.last),
      shownBy: [this.last],
    }),
  );
});
