import type { Sequence } from '../sequence.ts';

export function memorySequence(): Sequence {
  let last = 0;
  return {
    next() {
      last += 1;
      return last;
    },
    last: () => last,
  };
}
