import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, type Segment } from './differences.ts';

const marked = (segments: readonly Segment[]) =>
  segments.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

const both = (expected: string, actual: string) => {
  const pieces = differences(expected, actual);
  return [marked(pieces.expected), marked(pieces.actual)];
};

describe('differences', () => {
  it('marks the words that only one side has', () => {
    expect(both('status 200 and a body', 'status 404 and a body')).toEqual([
      'status [200] and a body',
      'status [404] and a body',
    ]);
  });

  it('marks what is missing in the middle of an id', () => {
    expect(both('@alice:hs.example', 'alice')).toEqual(['[@]alice[:hs.example]', 'alice']);
  });

  it('marks nothing when the two are simply different', () => {
    expect(both('a standard error', 'status 200 {}')).toEqual(['a standard error', 'status 200 {}']);
  });

  it('marks nothing when they are equal', () => {
    expect(both('same', 'same')).toEqual(['same', 'same']);
  });

  it('marks one word in a long text', () => {
    const long = 'a '.repeat(5000);
    expect(both(`${long}b`, `${long}c`)).toEqual([`${long}[b]`, `${long}[c]`]);
  });

  it('marks nothing when they lie too far apart to compare', () => {
    const [expected, actual] = ['a b '.repeat(500), 'a c '.repeat(500)];
    expect(both(expected, actual)).toEqual([expected, actual]);
  });

  it('never loses or adds text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (expected, actual) => {
        const pieces = differences(expected, actual);
        const text = (segments: readonly Segment[]) => segments.map((segment) => segment.text).join('');
        expect([text(pieces.expected), text(pieces.actual)]).toEqual([expected, actual]);
      }),
    );
  });
});
