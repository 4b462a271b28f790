import { describe, expect, it } from 'vitest';
import { listed, plural } from './plural.ts';

describe('plural', () => {
  it('counts in words', () => {
    expect([plural(1, 'check'), plural(2, 'check'), plural(0, 'reply', 'replies')]).toEqual([
      '1 check',
      '2 checks',
      '0 replies',
    ]);
  });
});

describe('listed', () => {
  it('joins as people do', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
