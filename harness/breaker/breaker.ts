import type { Course } from './course.ts';

/** So many Examples in a row show that it was no accident. */
const inARow = 3;

/** What a preparation may cost that fails again and again. What fails at once need not be stopped: the run is soon over. */
const patienceMs = 20_000;

/** An answer takes too long from here on, where the first ones took a tenth of that or less. */
const slowMs = 1_000;
const timesSlower = 10;

/** Why a run is ended before its end, and the Examples that showed it. */
export interface Cause {
  readonly why: string;
  readonly examples: readonly string[];
}

/**
 * Whether the target is in a state in which no further Example can be judged: dead or frozen, ever slower, or failing the same
 * preparation again and again. `courses` are those of the Examples so far, as they ended.
 */
export function causeToStop(courses: readonly Course[]): Cause | undefined {
  const meeting = courses.filter(({ asked }) => asked > 0);
  return unanswered(meeting) ?? everSlower(meeting) ?? samePreparation(meeting);
}

function unanswered(courses: readonly Course[]): Cause | undefined {
  const last = courses.slice(-inARow);
  if (last.length < inARow || last.some(({ answered }) => answered > 0)) return undefined;
  return cause(`the target has stopped answering (${last.at(-1)?.failure ?? 'no answer'})`, last);
}

function everSlower(courses: readonly Course[]): Cause | undefined {
  const quickest = courses.flatMap(({ quickestMs, id }) => (quickestMs === null ? [] : { quickestMs, id }));
  const [first, last] = [quickest.slice(0, inARow), quickest.slice(-inARow)];
  if (quickest.length < 2 * inARow) return undefined;
  const before = Math.max(...first.map(({ quickestMs }) => quickestMs));
  const now = Math.min(...last.map(({ quickestMs }) => quickestMs));
  if (now < slowMs || now < before * timesSlower) return undefined;
  return cause(`the target answers ever more slowly: it took ${before} ms at first, and takes ${now} ms now`, last);
}

function samePreparation(courses: readonly Course[]): Cause | undefined {
  const last = courses.at(-1);
  if (!last?.reason || last.judged) return undefined;
  const kind = kindOf(last.reason);
  const start = courses.findLastIndex(({ reason, judged }) => judged || reason === null || kindOf(reason) !== kind) + 1;
  const same = courses.slice(start);
  const costMs = same.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (same.length < inARow || costMs < patienceMs) return undefined;
  // What fails later in an Example may be needed by few; the others can still be judged.
  const nothingWorks = courses.every(({ judged }) => !judged) || same.every(({ stoppedAtFirst }) => stoppedAtFirst);
  return nothingWorks ? cause(`the same preparation fails again and again: ${last.reason}`, same) : undefined;
}

/** A reason without what differs from one Example to the next: ids, names and numbers. */
function kindOf(reason: string): string {
  return reason.replaceAll(/"[^"]*"|[@!#$]\S+|\d+/g, '…');
}

function cause(why: string, courses: readonly { readonly id: string }[]): Cause {
  return { why, examples: courses.map(({ id }) => id) };
}
