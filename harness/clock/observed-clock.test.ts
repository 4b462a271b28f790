import { describe, expect, it } from 'vitest';
import { bodyOf } from '../wire/body.ts';
import { ObservedClock } from './observed-clock.ts';

const noon = Date.UTC(2014, 7, 28, 12);
const hourMs = 3_600_000;

const heard = (at: number, date: number, durationMs = 10) => ({
  at,
  durationMs,
  answer: { status: 200, headers: { date: new Date(date).toUTCString() }, body: bodyOf('') },
});

describe("a server's time", () => {
  it('is ours where nothing is known of it', () => {
    const clock = new ObservedClock(() => noon);
    clock.hear({ at: noon, durationMs: 1, answer: { status: 200, headers: {}, body: bodyOf('') } });
    clock.hear({ at: noon, durationMs: 1, answer: { status: 200, headers: { date: 'noon' }, body: bodyOf('') } });
    clock.hear({ at: noon, durationMs: 1, answer: null });
    expect(clock.now()).toBe(noon);
  });

  it('is ours where its dates agree with our clock', () => {
    const clock = new ObservedClock(() => noon + 700);
    clock.hear(heard(noon + 700, noon));
    expect(clock.now()).toBe(noon + 700);
  });

  it.each([hourMs, -hourMs])('is known to a second where it is %d ms ahead of us', (aheadMs) => {
    const clock = new ObservedClock(() => noon);
    clock.hear(heard(noon, noon + aheadMs));
    expect(Math.abs(clock.now() - (noon + aheadMs))).toBeLessThanOrEqual(1_000);
  });

  it('is known better with every answer', () => {
    const clock = new ObservedClock(() => noon);
    const aheadMs = hourMs + 250;
    for (let at = noon; at < noon + 2_000; at += 50) clock.hear(heard(at, at + aheadMs));
    expect(Math.abs(clock.now() - (noon + aheadMs))).toBeLessThan(60);
  });

  it('is followed where its clock is set', () => {
    const clock = new ObservedClock(() => noon);
    clock.hear(heard(noon, noon + hourMs));
    clock.hear(heard(noon, noon));
    expect(clock.now()).toBe(noon);
  });
});
