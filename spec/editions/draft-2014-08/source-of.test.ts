import { expect, it } from 'vitest';
import { sourceOf } from './source-of.ts';

it.each([
  ['44', 'line 44 of the draft'],
  ['40-41', 'lines 40-41 of the draft'],
  ['40,50-51', 'lines 40, 50-51 of the draft'],
])('the lines %s stand at %s', (lines, text) => {
  expect(sourceOf({ lines })).toBe(text);
});
