import { expect, it } from 'vitest';
import { predecessors } from './order.ts';

it('an exchange waits for those that had ended when it began', () => {
  const first = { at: 0, durationMs: 10 };
  const longPoll = { at: 10, durationMs: 100 };
  const meanwhile = { at: 20, durationMs: 5 };
  const after = { at: 110, durationMs: 1 };
  expect(predecessors([first, longPoll, meanwhile, after])).toEqual([[], [0], [0], [0, 1, 2]]);
});
