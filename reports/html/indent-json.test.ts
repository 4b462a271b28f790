import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson } from './indent-json.ts';

describe('indentJson', () => {
  it('writes a member per line', () => {
    expect(indentJson('{"a":[1,{"b":"x, {y}: \\"z\\""}],"c":{},"d":[]}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": "x, {y}: \\"z\\""\n    }\n  ],\n  "c": {},\n  "d": []\n}',
    );
  });

  it('writes what JSON.stringify would, for every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('keeps the spelling of numbers and keys that stand twice', () => {
    expect(indentJson('{ "ts": 1.0e3, "ts": 12345678901234567890 }')).toBe(
      '{\n  "ts": 1.0e3,\n  "ts": 12345678901234567890\n}',
    );
  });

  it('leaves alone what is not JSON', () => {
    expect(indentJson('<html>')).toBeUndefined();
    expect(indentJson('')).toBeUndefined();
  });

  it('leaves alone what is nested beyond reason', () => {
    expect(indentJson(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toBeUndefined();
  });
});
