import { expect, it } from 'vitest';
import { quote } from './quote.ts';

const text = 'one\ntwo\n  three\n\nfive\n';

it.each([
  ['2', 'two'],
  ['2-3', 'two\n  three'],
  ['1,5', 'one\n…\nfive'],
  ['4-5', 'five'],
])('the lines %s are quoted as they stand', (lines, quoted) => {
  expect(quote(text, lines)).toBe(quoted);
});
