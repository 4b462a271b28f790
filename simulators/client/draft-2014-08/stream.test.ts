import { expect, test } from 'vitest';
import { frozenClock } from '../../../harness/clock/frozen-clock.ts';
import { virtualClock } from '../../../harness/clock/virtual-clock.ts';
import { bodyOf } from '../../../harness/wire/body.ts';
import { Recorder } from '../../../harness/wire/recorder.ts';
import { EventStream } from '../stream.ts';
import type { EventsOptions } from '../verbs.ts';
import { pageIn } from './events.ts';

const message = (body: string) => ({ type: 'm.room.message', room_id: '!r:hs', content: { msgtype: 'm.text', body } });
const saying = (body: string) => (event: { content: Record<string, unknown> }) => event.content.body === body;

interface Poll {
  /** What the server answers, or takes its time for. */
  readonly answer?: unknown;
  readonly status?: number;
  readonly takesMs?: number;
}

/** A stream whose polls are answered by the script, one after the other; the last answer is repeated. */
function streamOf(...script: [Poll, ...Poll[]]) {
  const clock = virtualClock(frozenClock());
  const recorder = new Recorder(clock.now);
  const asked: EventsOptions[] = [];
  const stream = new EventStream(
    'client bob',
    async (options) => {
      const poll = script[Math.min(asked.length, script.length - 1)] ?? script[0];
      asked.push(options);
      clock.skip(poll.takesMs ?? 0);
      const open = recorder.begin('client bob', 'server hs', {
        method: 'GET',
        url: '/events',
        headers: {},
        body: null,
      });
      return open.end({ status: poll.status ?? 200, headers: {}, body: bodyOf(JSON.stringify(poll.answer ?? {})) });
    },
    pageIn,
    clock,
  );
  return { stream, asked };
}

const start = { answer: { chunk: [], start: 's1', end: 's1' } };

test('the stream starts at now, without waiting', async () => {
  const { stream, asked } = streamOf(start);
  await stream.start();
  expect(asked).toEqual([{ timeoutMs: 0 }]);
  expect(stream.token).toBe('s1');
});

test('each poll resumes where the last one ended and waits for the time left', async () => {
  const { stream, asked } = streamOf(
    start,
    { answer: { chunk: [message('one')], end: 's2' }, takesMs: 400 },
    { answer: { chunk: [message('two')], end: 's3' } },
  );
  await stream.start();
  const seen = await stream.until(saying('two'), 1000);
  expect(seen).toMatchObject({ event: { content: { body: 'two' } }, exchange: { n: 3 } });
  expect(asked.slice(1)).toEqual([
    { from: 's1', timeoutMs: 1000 },
    { from: 's2', timeoutMs: 600 },
  ]);
});

test('an event collected already is found without a poll', async () => {
  const { stream, asked } = streamOf(start, { answer: { chunk: [message('one'), message('two')], end: 's2' } });
  await stream.start();
  await stream.until(saying('two'), 1000);
  expect(await stream.until(saying('one'), 1000)).toMatchObject({ exchange: { n: 2 } });
  expect(asked).toHaveLength(2);
  expect(stream.collected.map(({ event }) => event.content.body)).toEqual(['one', 'two']);
});

test('an event that does not come by the deadline is undefined', async () => {
  const { stream } = streamOf(start, { answer: { chunk: [], end: 's1' }, takesMs: 1000 });
  await stream.start();
  expect(await stream.until(saying('never'), 1000)).toBeUndefined();
});

test('a server that takes less than a second for none is asked for a whole one', async () => {
  const { stream, asked } = streamOf(
    start,
    { answer: { chunk: [], end: 's1' }, takesMs: 1 },
    { answer: { chunk: [], end: 's1' }, takesMs: 1000 },
  );
  await stream.start();
  expect(await stream.until(saying('never'), 500)).toBeUndefined();
  expect(asked.slice(1).map(({ timeoutMs }) => timeoutMs)).toEqual([500, 1000]);
});

test('a server that never waits is not polled for ever', async () => {
  const { stream, asked } = streamOf(start, { answer: { chunk: [], end: 's1' } });
  await stream.start();
  await expect(stream.until(saying('never'), 1000)).rejects.toThrow('without coming to an end');
  expect(asked.length).toBeLessThan(1000);
});

test('a poll that is refused fails the preparation', async () => {
  const { stream } = streamOf(start, { answer: { errcode: 'M_UNKNOWN_TOKEN', error: 'Who?' }, status: 403 });
  await stream.start();
  await expect(stream.until(saying('never'), 1000)).rejects.toMatchObject({
    name: 'PreparationFailed',
    message: 'client bob could not follow the event stream: 403 M_UNKNOWN_TOKEN: Who? (exchange 2)',
  });
});

test.each([{ chunk: 'none', end: 's' }, { chunk: [] }, { chunk: [1], end: 's' }, null, 'nonsense'])(
  'an answer that holds no events, %j, fails the preparation',
  async (answer) => {
    const { stream } = streamOf({ answer: answer ?? 'null' });
    await expect(stream.start()).rejects.toMatchObject({ name: 'PreparationFailed' });
  },
);

test('a key of the wrong type counts as absent', async () => {
  const { stream } = streamOf(start, { answer: { chunk: [{ type: 'x', room_id: 7, state_key: null }], end: 's2' } });
  await stream.start();
  const seen = await stream.until(({ type }) => type === 'x', 1000);
  expect(seen?.event).toMatchObject({ type: 'x', content: {}, roomId: undefined, stateKey: undefined });
  expect(seen?.event.raw).toEqual({ type: 'x', room_id: 7, state_key: null });
});

test('a stream that goes back to an earlier token forgets what it was shown since', async () => {
  const { stream, asked } = streamOf(start, { answer: { chunk: [message('one')], end: 's2' } });
  await stream.start();
  await stream.until(saying('one'), 1000);
  stream.resume('s1');
  expect(stream.collected).toEqual([]);
  await stream.until(saying('one'), 1000);
  expect(asked.slice(1).map(({ from }) => from)).toEqual(['s1', 's1']);
});

test('two waits at once are an error of ours', async () => {
  const { stream } = streamOf(start, { answer: { chunk: [message('one')], end: 's2' } });
  await stream.start();
  const first = stream.until(saying('one'), 1000);
  await expect(stream.until(saying('two'), 1000)).rejects.toThrow('already waits');
  await first;
});

test('waiting before the start is an error of ours', async () => {
  const { stream } = streamOf(start);
  await expect(stream.until(saying('one'), 1000)).rejects.toThrow('has not started');
});

test('an event is given in the form that every edition shares', async () => {
  const raw = {
    ...{ type: 'm.room.topic', event_id: 'e', room_id: '!r:hs', user_id: '@a:hs', state_key: '', ts: 7 },
    content: { topic: 'tea' },
  };
  const { stream } = streamOf(start, { answer: { chunk: [raw], end: 's2' } });
  await stream.start();
  const seen = await stream.until(({ id }) => id === 'e', 1000);
  expect(seen?.event).toEqual({
    ...{ id: 'e', sender: '@a:hs', at: 7, type: 'm.room.topic', roomId: '!r:hs', stateKey: '' },
    content: { topic: 'tea' },
    raw,
  });
});
