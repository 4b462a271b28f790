import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { having, is, like, someText } from './matcher.ts';

describe('the very value', () => {
  it.each([
    ['of the same keys in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
    ['of which one has a key more', { a: 1 }, { a: 1, b: 2 }, false],
    ['of lists in another order', [1, 2], [2, 1], false],
    ['of a number and its text', 1, '1', false],
    ['of nothing and null', undefined, null, false],
  ])('%s: %o and %o is %o', (_, expected, actual, matches) => {
    expect(is(expected).matches(actual)).toBe(matches);
  });

  it('is shown in words', () => {
    expect(is('tea').words).toBe('"tea"');
    expect(is(undefined).words).toBe('nothing');
  });
});

describe('an object', () => {
  const shape = having({ type: is('tea'), cups: like('a number', z.number()) });

  it.each([
    [{ type: 'tea', cups: 2 }, true],
    [{ type: 'tea', cups: 2, more: true }, true],
    [{ type: 'tea' }, false],
    [{ type: 'coffee', cups: 2 }, false],
    [null, false],
    ['tea', false],
  ])('%o is as its keys say: %o', (value, matches) => {
    expect(shape.matches(value)).toBe(matches);
  });

  it('is told key by key', () => {
    expect(shape.words).toBe('"type": "tea", "cups": a number');
  });

  it('has no key that it only inherits', () => {
    expect(
      having({
        constructor: like(
          'anything',
          z.unknown().refine((value) => value !== undefined),
        ),
      }).matches({}),
    ).toBe(false);
  });
});

describe('some text', () => {
  it.each([
    ['tea', true],
    [' ', true],
    ['', false],
    [1, false],
    [undefined, false],
  ])('%o: %o', (value, matches) => {
    expect(someText.matches(value)).toBe(matches);
  });
});
