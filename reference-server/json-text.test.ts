import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson, plainNumber } from './json-text.ts';

describe('a number in JSON', () => {
  test.each([
    ...['12345678901234567890', '9007199254740993', '-9007199254740993', '1e400', '-0', '1.0', '1.10', '1E5', '1e5'],
    ...['0.1000000000000000055511151231257827', '1e-400', '0', '1', '-1.5', '1409230000000'],
  ])('%s stays as it is', (number) => {
    for (const text of [`{"n":${number}}`, `[${number},[${number}],"${number}"]`, `{"a": {"n" : ${number}}}`]) {
      expect(JSON.stringify(parseJson(text))).toBe(text.replaceAll(/ /g, ''));
    }
  });

  test('is a number where the server reckons with it', () => {
    const { ts, depth, name } = parseJson('{"ts":1409230000000.0,"depth":12e1,"name":"1.0"}') as Record<
      string,
      unknown
    >;
    expect([plainNumber(ts), plainNumber(depth), plainNumber(name)]).toEqual([1409230000000, 120, '1.0']);
  });
});

test('what JavaScript writes is read as ever', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 50 },
  );
});

test.each(['', '{', '{"a":01}', '{"a":1.}', '[1e]', '{"a":.5}'])('%j is no JSON', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
