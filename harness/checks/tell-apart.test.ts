import { describe, expect, it } from 'vitest';
import { tellApart } from './tell-apart.ts';

describe('two values that differ', () => {
  it('are shown as they are where a reader sees it', () => {
    expect(tellApart('tea', 'cake')).toEqual({ expected: '"tea"', actual: '"cake"' });
    expect(tellApart('Grüße', 'Gruesse')).toEqual({ expected: '"Grüße"', actual: '"Gruesse"' });
    expect(tellApart('tea', undefined)).toEqual({ expected: '"tea"', actual: 'nothing' });
  });

  it.each([
    ['in their composition', 'Zoe\u0308', 'Zo\u00eb', '"Zoe\\u{308}"', '"Zo\\u{eb}"'],
    ['in a mark of no width', 'a\u200fb', 'ab', '"a\\u{200f}b"', '"ab"'],
    ['in a space of another kind', 'a b', 'a\u00a0b', '"a b"', '"a\\u{a0}b"'],
    ['in how many spaces', 'a  b', 'a b', '"a\\u{20}\\u{20}b"', '"a b"'],
    ['in spaces at the end', 'a ', 'a', '"a\\u{20}"', '"a"'],
  ])('are spelt out where they differ %s', (_, expected, actual, left, right) => {
    expect(tellApart(expected, actual)).toEqual({ expected: left, actual: right });
  });

  it('are shown around their first difference where they are long', () => {
    const same = 'x'.repeat(1000);
    const { expected, actual } = tellApart(`${same}tea${same}`, `${same}cake${same}`);
    expect(expected).toMatch(/^…x+teax+…$/);
    expect(actual).toMatch(/^…x+cakex+…$/);
    expect(expected.length).toBeLessThan(210);
  });

  it('are told apart where one of them only goes on', () => {
    const { expected, actual } = tellApart('x'.repeat(500), `${'x'.repeat(500)}!`);
    expect(actual).toContain('!');
    expect(expected).not.toContain('!');
  });
});
