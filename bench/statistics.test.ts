import { describe, expect, it } from 'vitest';
import { median, quantile } from './statistics.ts';

describe('statistics', () => {
  it('take the middle of an odd count, and between the two middles of an even one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('take a quantile between its neighbours', () => {
    expect(quantile([0, 10, 20, 30, 40], 0.95)).toBeCloseTo(38);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it('say that nothing has no middle', () => {
    expect(median([])).toBeNaN();
  });
});
