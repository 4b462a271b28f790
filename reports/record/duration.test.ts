import { expect, it } from 'vitest';
import { durationText } from './duration.ts';

it.each([
  [0.4, '0 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 0 s'],
  [123_400, '2 min 3 s'],
])('tells %d ms as %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});
