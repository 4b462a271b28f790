import type { CheckResult } from '../../harness/checks/check-result.ts';
import { settled } from '../../harness/wire/excerpt.ts';

/** A check that does not hold: it ends the Example, and cucumber's own formatters show its words. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';

  constructor({ text, expected, actual, exchanges }: CheckResult) {
    super(settled(`${text}\n  expected: ${expected}\n  actual:   ${actual}\n  exchanges: ${exchanges.join(', ')}`));
    this.stack = this.message;
  }
}
