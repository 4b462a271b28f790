import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exchange } from '../testing/recorded-exchange.ts';
import { after, fits, that } from './compare.ts';
import { like } from './matcher.ts';

describe('a comparison', () => {
  it('cites each exchange once, in the order given', () => {
    const shownBy = [exchange({ n: 3 }), exchange({ n: 1 }), exchange({ n: 3 })];
    const result = that({ text: 'the topic', expected: 'a', actual: 'b', holds: false, shownBy });
    expect(result).toEqual({ text: 'the topic', expected: 'a', actual: 'b', holds: false, exchanges: [3, 1] });
  });

  it('cites what explains it before what shows it', () => {
    const shown = fits('tea', like('a text', z.string()), [exchange({ n: 3 }), exchange({ n: 4 })]);
    expect(after([exchange({ n: 1 }), exchange({ n: 3 })], shown)).toEqual({ ...shown, exchanges: [1, 3, 4] });
  });

  it('leaves what is looked at to the sentence that asks for it', () => {
    expect(fits('tea', like('a text', z.string()), [])).not.toHaveProperty('text');
  });
});

describe('a value beside a matcher', () => {
  const names = like('a list of names', z.array(z.string()));

  it('holds where it matches', () => {
    expect(fits(['ann'], names, []).holds).toBe(true);
  });

  it('is shown beside the words of the matcher where it does not', () => {
    expect(fits([1], names, [exchange()], 'the names')).toEqual({
      text: 'the names',
      expected: 'a list of names',
      actual: '[1]',
      holds: false,
      exchanges: [1],
    });
  });
});
