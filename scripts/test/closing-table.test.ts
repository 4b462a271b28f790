import { describe, expect, it } from 'vitest';
import { closingTable } from './closing-table.ts';

const style = { title: 'Style', counts: { passed: 1, failed: 0 }, durationMs: 640 };
const tests = { title: 'Unit tests', counts: { passed: 650, failed: 2 }, durationMs: 4321 };

describe('the closing table', () => {
  it('has a line for each part, and ends with the sum', () => {
    expect(closingTable([style, tests], ['Suite']).split('\n')).toEqual([
      '            passed  failed     time',
      'Style            1            0.6 s',
      'Unit tests     650       2    4.3 s',
      'Suite       not run',
      '                              5.0 s',
      '',
      '651 passed, 2 failed',
      '',
    ]);
  });
});
