import { causeToStop } from '../../harness/breaker/breaker.ts';
import { type Course, courseOf } from '../../harness/breaker/course.ts';
import type { Clock } from '../../harness/clock/clock.ts';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { plural } from '../../reports/record/plural.ts';

/** Watches a run, and says when to end it before its end. */
export interface EarlyEnd {
  /** Settles with the reason, in a sentence; never where the run may go on. */
  readonly due: Promise<string>;
  /** Takes note of an Example that was run. */
  note(example: FinishedExample): void;
  /** Watches no longer. */
  cancel(): void;
}

/** Ends a run of a target that can be judged no further, and one that takes longer than it may. */
export function endEarly(clock: Clock, maxTime?: { readonly text: string; readonly ms: number }): EarlyEnd {
  const courses: Course[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const cancel = maxTime
    ? clock.after(maxTime.ms, () => resolve(`ended after ${maxTime.text}, the most time that --max-time allows`))
    : () => {};
  return {
    due: promise,
    note(example) {
      courses.push(courseOf(example));
      const cause = causeToStop(courses);
      if (!cause) return;
      resolve(
        `ended early, since ${cause.why}. ${plural(cause.examples.length, 'Example')}: ${cause.examples.join(', ')}`,
      );
    },
    cancel,
  };
}
