import { describe, expect, test } from 'vitest';
import { isShallow } from './json-depth.ts';

describe('the depth of JSON', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

  test('is bounded', () => {
    expect(isShallow(nested(100))).toBe(true);
    expect(isShallow(nested(101))).toBe(false);
    expect(isShallow(nested(100_000))).toBe(false);
    expect(isShallow({ a: [nested(99)] })).toBe(false);
  });
});
