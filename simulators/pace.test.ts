import { describe, expect, it } from 'vitest';
import type { Clock } from '../harness/clock/clock.ts';
import { answeredWith } from '../harness/testing/recorded-exchange.ts';
import type { Exchange } from '../harness/wire/exchange.ts';
import { pacedVerbs } from './pace.ts';

/** A clock on which every waiting is over at once, and that tells how long each was. */
function hurriedClock(): Clock & { readonly waits: readonly number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    after(delayMs, action) {
      now += delayMs;
      waits.push(delayMs);
      queueMicrotask(action);
      return () => {};
    },
  };
}

const limited = (waitMs: number) => answeredWith(429, JSON.stringify({ retry_after_ms: waitMs }));

/** A verb with these answers in turn, the last one for ever, that keeps to a pace of ten seconds. */
function askerOf(...answers: readonly [Exchange, ...Exchange[]]) {
  const clock = hurriedClock();
  const asked: string[] = [];
  const ask = async (what: string) => answers[asked.push(what) - 1] ?? answers.at(-1) ?? answers[0];
  const verbs = pacedVerbs({ clock, longestMs: 10_000 }, { ask });
  return { ...verbs, asked, waits: clock.waits };
}

describe('one who keeps to the pace of a server', () => {
  it('asks once where there is no limit, whatever the answer', async () => {
    const { ask, asked, waits } = askerOf(answeredWith(403));
    expect((await ask('a room')).answer?.status).toBe(403);
    expect([asked, waits]).toEqual([['a room'], []]);
  });

  it('waits as told, and asks for the same again', async () => {
    const { ask, asked, waits } = askerOf(limited(2500), limited(500), answeredWith(200));
    expect((await ask('a room')).answer?.status).toBe(200);
    expect(asked).toEqual(['a room', 'a room', 'a room']);
    expect(waits).toEqual([2500, 500]);
  });

  it('gives up after a few times', async () => {
    const { ask, asked } = askerOf(limited(1));
    expect((await ask('a room')).answer?.status).toBe(429);
    expect(asked).toHaveLength(4);
  });

  it('gives up at once where it would wait longer than it may, all waits together', async () => {
    const tooLong = askerOf(limited(10_001), answeredWith(200));
    expect((await tooLong.ask('a room')).answer?.status).toBe(429);
    expect(tooLong.waits).toEqual([]);
    const tooLongTogether = askerOf(limited(6000), limited(6000), answeredWith(200));
    expect((await tooLongTogether.ask('a room')).answer?.status).toBe(429);
    expect(tooLongTogether.waits).toEqual([6000]);
  });
});
