import { describe, expect, it } from 'vitest';
import { readPicks } from './words.ts';
import type { Example } from './world.ts';

const example = {} as Example;
const { regexp, pickOf } = readPicks<string>({
  'an empty code': () => '',
  'the code that {client} was sent': (_, user, other) => `${other}'s, not ${user}'s`,
  'with -._~ (of any form)': () => 'odd',
});
const isKnown = (text: string) => regexp.some((source) => new RegExp(`^(?:${source})$`).test(text));

describe('what the words of a table take from an Example', () => {
  it('is that of their own row', () => {
    expect(pickOf('an empty code')(example, 'Alice')).toBe('');
    expect(pickOf('with -._~ (of any form)')(example, 'Alice')).toBe('odd');
  });

  it('is told whom the words name besides the user', () => {
    expect(pickOf('the code that Bob was sent')(example, 'Alice')).toBe("Bob's, not Alice's");
  });

  it.each([
    ['the code that Cleo was sent', true],
    ['the code that nobody was sent', false],
    ['an empty code, and more', false],
    ['with -x_~ (of any form)', false],
  ])('is there for "%s": %o', (text, known) => {
    expect(isKnown(text)).toBe(known);
    if (!known) expect(() => pickOf(text)).toThrow(text);
  });
});
