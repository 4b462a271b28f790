import { expect, test } from 'vitest';
import { bodyOf } from '../../../harness/wire/body.ts';
import { Recorder } from '../../../harness/wire/recorder.ts';
import { readHistory } from '../history.ts';
import type { PageOptions } from '../verbs.ts';
import { pageIn } from './events.ts';

const event = (id: string) => ({ type: 'm.room.message', event_id: id, content: {} });

/** Pages by the token that asks for them; the first is asked for without one. */
function roomOf(pages: Record<string, unknown>) {
  const recorder = new Recorder(() => 0);
  const asked: PageOptions[] = [];
  return {
    asked,
    async getPage(options: PageOptions) {
      asked.push(options);
      const open = recorder.begin('client bob', 'server hs', {
        method: 'GET',
        url: '/messages',
        headers: {},
        body: null,
      });
      const page = pages[options.from ?? 'now'];
      return open.end({ status: page ? 200 : 404, headers: {}, body: bodyOf(JSON.stringify(page ?? {})) });
    },
  };
}

test('history is read backwards from now, and given oldest first', async () => {
  const room = roomOf({
    now: { chunk: [event('d'), event('c')], end: 't2' },
    t2: { chunk: [event('b'), event('a')], end: 't0' },
    t0: { chunk: [], end: 't0' },
  });
  const { events, exchanges } = await readHistory('client bob', room.getPage, pageIn);
  expect(events.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(exchanges).toHaveLength(3);
  expect(room.asked.map(({ from, dir }) => [from, dir])).toEqual([
    [undefined, 'b'],
    ['t2', 'b'],
    ['t0', 'b'],
  ]);
});

test('an event repeated where two pages meet is there once', async () => {
  const room = roomOf({
    now: { chunk: [event('c'), event('b')], end: 't1' },
    t1: { chunk: [event('b'), event('a')], end: 't0' },
    t0: { chunk: [event('a')], end: 't0' },
  });
  const { events } = await readHistory('client bob', room.getPage, pageIn);
  expect(events.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('an event repeated within a page stays repeated', async () => {
  const room = roomOf({ now: { chunk: [event('a'), event('a')], end: 't0' }, t0: { chunk: [], end: 't0' } });
  const { events } = await readHistory('client bob', room.getPage, pageIn);
  expect(events).toHaveLength(2);
});

test('history that is refused fails the preparation', async () => {
  await expect(readHistory('client bob', roomOf({}).getPage, pageIn)).rejects.toThrow(
    'client bob could not read the history of the room: 404 {} (exchange 1)',
  );
});

test('history without an end is given up', async () => {
  let page = 0;
  const recorder = new Recorder(() => 0);
  const endless = async () => {
    page += 1;
    const open = recorder.begin('client bob', 'server hs', {
      method: 'GET',
      url: '/messages',
      headers: {},
      body: null,
    });
    const body = bodyOf(JSON.stringify({ chunk: [event(`e${page}`)], end: `t${page}` }));
    return open.end({ status: 200, headers: {}, body });
  };
  await expect(readHistory('client bob', endless, pageIn)).rejects.toThrow('no end after 100 pages');
});
