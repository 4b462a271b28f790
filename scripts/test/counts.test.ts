import { describe, expect, it } from 'vitest';
import { closingCounts, playwrightCounts, settle, vitestCounts } from './counts.ts';

describe('counts are read from', () => {
  it('the last line of a run', () => {
    expect(closingCounts('1 passed, 9 failed\nReport: x\n155 passed, 2 failed\n')).toEqual({ passed: 155, failed: 2 });
  });

  it('no other line of a run', () => {
    expect(closingCounts('155 passed, 2 failed\nand then it broke\n')).toBeUndefined();
  });

  it('vitest where all passed', () => {
    expect(vitestCounts(' Test Files  2 passed (2)\n      Tests  12 passed (12)\n')).toEqual({ passed: 12, failed: 0 });
  });

  it('vitest in colour, where what was skipped has not passed', () => {
    const line = '\u001b[2m      Tests \u001b[22m \u001b[31m1 failed\u001b[39m | 12 passed | 2 skipped (15)\n';
    expect(vitestCounts(line)).toEqual({ passed: 12, failed: 3 });
  });

  it('Playwright, where a flaky test has failed and a skipped one counts for nothing', () => {
    const lines = '  1 failed\n    [x] › a.ts:3 › 7 passed\n  1 flaky\n  2 skipped\n  49 passed (8.1s)\n';
    expect(playwrightCounts(lines)).toEqual({ passed: 49, failed: 2 });
  });

  it('nothing else', () => {
    expect(vitestCounts('No test files found')).toBeUndefined();
    expect(playwrightCounts('Error: No tests found')).toBeUndefined();
  });
});

describe('a part', () => {
  it('that does not count is one', () => {
    expect(settle(undefined, false, true)).toEqual({ passed: 1, failed: 0 });
    expect(settle(undefined, false, false)).toEqual({ passed: 0, failed: 1 });
  });

  it('that ends badly has failed, whatever it counted', () => {
    expect(settle({ passed: 12, failed: 0 }, true, false)).toEqual({ passed: 12, failed: 1 });
    expect(settle({ passed: 12, failed: 3 }, true, false)).toEqual({ passed: 12, failed: 3 });
  });

  it('that counted nothing has failed', () => {
    expect(settle(undefined, true, true)).toEqual({ passed: 0, failed: 1 });
    expect(settle({ passed: 0, failed: 0 }, true, true)).toEqual({ passed: 0, failed: 1 });
  });
});
