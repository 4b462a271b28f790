import { Given, Then, When } from '@cucumber/cucumber';
import { answerOf } from '../harness/checks/answered.ts';
import { equal } from '../harness/checks/compare.ts';
import { PreparationFailed } from '../harness/preparation.ts';
import { jsonOf } from '../harness/wire/body.ts';
import { outcomeOf } from '../harness/wire/describe.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { JsonObject } from '../spec/wire/json.ts';
import type { Example } from './cast/world.ts';

const topicType = 'm.room.topic';

/** The value under `key` in a state event's content, as an answer gives it. */
function valueIn(exchange: Exchange, key: string): unknown {
  return JsonObject.safeParse(jsonOf(answerOf(exchange).body)).data?.[key];
}

function readTopic(example: Example, name: string): Promise<Exchange> {
  return example.cast.client(name).getState(example.notes.room.value.roomId, topicType);
}

Given('{client} has set the topic {string}', async function (this: Example, name: string, topic: string) {
  await this.cast.client(name).mustPutState(this.notes.room.value.roomId, topicType, '', { topic });
});

Given('{client} reads the topic {string}', async function (this: Example, name: string, topic: string) {
  const exchange = await readTopic(this, name);
  if (valueIn(exchange, 'topic') === topic) return;
  throw new PreparationFailed(`${name} could not read back the topic ${topic}: ${outcomeOf(exchange)}`);
});

When('{client} sets the topic {string}', async function (this: Example, name: string, topic: string) {
  const { roomId } = this.notes.room.value;
  this.notes.exchange.value = await this.cast.client(name).mustPutState(roomId, topicType, '', { topic });
  this.notes.topic.value = topic;
});

When('{client} reads the topic', async function (this: Example, name: string) {
  this.notes.exchange.value = await readTopic(this, name);
});

When(
  '{client} sets the state {string} of {string} to {string}',
  async function (this: Example, name: string, type: string, key: string, value: string) {
    await this.cast.client(name).mustPutState(this.notes.room.value.roomId, type, key, { value });
  },
);

Then('{client} finds the topic {string}', async function (this: Example, name: string, topic: string) {
  const exchange = await readTopic(this, name);
  this.check(
    equal({
      text: `${name} finds the current topic`,
      expected: topic,
      actual: valueIn(exchange, 'topic'),
      shownBy: [this.last, exchange],
    }),
  );
});

Then(
  '{client} finds the state {string} of {string} to be {string}',
  async function (this: Example, name: string, type: string, key: string, value: string) {
    const exchange = await this.cast.client(name).getState(this.notes.room.value.roomId, type, key);
    this.check(
      equal({
        text: `${name} finds the value of ${type} for ${key}`,
        expected: value,
        actual: valueIn(exchange, 'value'),
        shownBy: [exchange],
      }),
    );
  },
);
