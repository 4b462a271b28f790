import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exchange } from '../testing/recorded-exchange.ts';
import { equal, shaped, that } from './compare.ts';

const subject = { text: 'the topic', shownBy: [exchange()] };

describe('a comparison', () => {
  it('cites each exchange once, in the order given', () => {
    const shownBy = [exchange({ n: 3 }), exchange({ n: 1 }), exchange({ n: 3 })];
    const result = that({ text: 'the topic', expected: 'a', actual: 'b', holds: false, shownBy });
    expect(result).toEqual({ text: 'the topic', expected: 'a', actual: 'b', holds: false, exchanges: [3, 1] });
  });
});

describe('two values', () => {
  it.each([
    ['of the same keys in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
    ['of which one has a key more', { a: 1 }, { a: 1, b: 2 }, false],
    ['of lists in another order', [1, 2], [2, 1], false],
    ['of a number and its text', 1, '1', false],
    ['of nothing and null', undefined, null, false],
  ])('%s: equal %o %o is %o', (_, expected, actual, holds) => {
    expect(equal({ ...subject, expected, actual }).holds).toBe(holds);
  });

  it('are shown beside each other', () => {
    expect(equal({ ...subject, expected: 'tea', actual: undefined })).toMatchObject({
      expected: '"tea"',
      actual: 'nothing',
    });
  });
});

describe('the shape of a value', () => {
  const shapeOf = (actual: unknown) =>
    shaped({ ...subject, expected: 'a list of names', actual, schema: z.array(z.string()) });

  it('holds where the schema takes the value', () => {
    expect(shapeOf(['ann']).holds).toBe(true);
  });

  it('is told in words beside the value where it does not', () => {
    expect(shapeOf([1])).toMatchObject({ holds: false, expected: 'a list of names', actual: '[1]' });
  });
});
