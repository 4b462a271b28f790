import { describe, expect, it } from 'vitest';
import { clip, oneLine } from './clip.ts';

describe('clip', () => {
  it('says how much it left out', () => {
    expect(clip('abcdef', 4)).toEqual({ text: 'abcd', leftOut: 2 });
  });

  it('does not cut a character in two', () => {
    expect(clip('ab\u{1f600}', 3)).toEqual({ text: 'ab', leftOut: 2 });
  });
});

describe('oneLine', () => {
  it('puts several lines on one', () => {
    expect(oneLine(' a\n  b\tc ', 80)).toBe('a b c');
  });

  it('shows that something was left out', () => {
    expect(oneLine('one two three', 8)).toBe('one two …');
  });
});
