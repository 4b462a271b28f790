import { Given, Then, When } from '@cucumber/cucumber';
import { after, type Comparison } from '../harness/checks/compare.ts';
import { gives } from '../harness/checks/fields.ts';
import { is } from '../harness/checks/matcher.ts';
import { theTopic } from './cast/notes.ts';
import type { Example } from './cast/world.ts';

const topicType = 'm.room.topic';

/** What a client reads as the value under `key` of a state event of the Example's room. */
async function reads(
  { cast, room }: Example,
  name: string,
  [type, stateKey, key]: readonly [type: string, stateKey: string, key: string],
  value: string,
): Promise<Comparison> {
  return gives(await cast.client(name).getState(room.roomId, type, stateKey), { [key]: is(value) });
}

const topic = [topicType, '', 'topic'] as const;

Given('{client} has set the topic {string}', async function (this: Example, name: string, value: string) {
  await this.cast.client(name).mustPutState(this.room.roomId, topicType, '', { topic: value });
});

Given('{client} reads the topic {string}', async function (this: Example, name: string, value: string) {
  this.assume(await reads(this, name, topic, value));
});

When('{client} sets the topic {string}', async function (this: Example, name: string, value: string) {
  this.last = await this.cast.client(name).putState(this.room.roomId, topicType, '', { topic: value });
  theTopic.leave(this, value);
});

When(
  '{client} sets the state {string} of {string} to {string}',
  async function (this: Example, name: string, type: string, stateKey: string, value: string) {
    this.last = await this.cast.client(name).mustPutState(this.room.roomId, type, stateKey, { value });
  },
);

Then('{client} finds the topic {string}', async function (this: Example, name: string, value: string) {
  this.check(after([this.last], await reads(this, name, topic, value)));
});

Then(
  '{client} finds the state {string} of {string} to be {string}',
  async function (this: Example, name: string, type: string, stateKey: string, value: string) {
    this.check(after([this.last], await reads(this, name, [type, stateKey, 'value'], value)));
  },
);
