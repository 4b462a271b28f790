import { describe, expect, it } from 'vitest';
import { closingTable } from './closing-table.ts';

const style = { title: 'Style', counts: { passed: 1, failed: 0 }, durationMs: 640, budgetSeconds: 15 };
const tests = { title: 'Unit tests', counts: { passed: 650, failed: 2 }, durationMs: 4321, budgetSeconds: 4 };

describe('the closing table', () => {
  it('has a line for each part with its budget, and ends with the sum', () => {
    expect(closingTable([style, tests]).split('\n')).toEqual([
      '             passed   failed     time   budget',
      'Style             1             0.6 s     15 s',
      'Unit tests      650        2    4.3 s      4 s     over',
      '                                5.0 s     19 s',
      '',
      '651 passed, 2 failed',
      '',
    ]);
  });
});
