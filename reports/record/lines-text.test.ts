import { expect, it } from 'vitest';
import { linesText } from './lines-text.ts';

it.each([
  ['44', 'line 44'],
  ['40-41', 'lines 40-41'],
  ['40,50-51', 'lines 40, 50-51'],
])('tells %s as %s', (lines, text) => {
  expect(linesText(lines)).toBe(text);
});
