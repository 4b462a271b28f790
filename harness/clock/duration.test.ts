import { expect, it } from 'vitest';
import { readDuration } from './duration.ts';

it.each([
  ['500ms', 500],
  ['5s', 5_000],
  ['2m', 120_000],
  ['1h', 3_600_000],
  ['5', undefined],
  ['-5s', undefined],
  ['1.5s', undefined],
  ['5 s', undefined],
  ['', undefined],
])('the duration %j is %s milliseconds', (text, durationMs) => {
  expect(readDuration(text)).toBe(durationMs);
});
