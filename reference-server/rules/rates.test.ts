import { expect, test } from 'vitest';
import { nextPace } from './rates.ts';

const rate = { atOnce: 3, everyMs: 100 };

/** What becomes of attempts at those times. */
function attempts(...timesMs: number[]): (string | number)[] {
  let clearAtMs = 0;
  return timesMs.map((nowMs) => {
    const next = nextPace({ clearAtMs, nowMs, rate });
    if ('retryAfterMs' in next) return next.retryAfterMs;
    clearAtMs = next.clearAtMs;
    return 'ok';
  });
}

test('so many pass at once, and one more after each interval', () => {
  expect(attempts(1000, 1000, 1000, 1000, 1060, 1100, 1100)).toEqual(['ok', 'ok', 'ok', 100, 40, 'ok', 100]);
});

test('after a pause as many pass at once as at first', () => {
  expect(attempts(1000, 1000, 1000, 1300, 1300, 1300, 1300)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 100]);
});

test('who waits as long as is said passes', () => {
  expect(attempts(1000, 1000, 1000, 1010, 1100)).toEqual(['ok', 'ok', 'ok', 90, 'ok']);
});

test('a clock that is set back makes nobody wait for it to be where it was', () => {
  expect(attempts(1e12, 1e12, 1e12, 1000, 1000, 1000, 1000)).toEqual([...['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 100]]);
});
