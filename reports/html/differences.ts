import { type ArrayChange, diffArrays } from 'diff';

/** A piece of a text, and whether the other text lacks it. */
export interface Segment {
  readonly text: string;
  readonly differs: boolean;
}

/** Texts that lie further apart, in words put in or left out, are left to the reader's eye: the comparison costs as much squared. */
const mostEdits = 400;

/** Two texts of which less than this share is common are simply different: marking nearly everything would show nothing. */
const leastCommon = 0.25;

/** Expected and actual, each in pieces that the other has and pieces that it lacks. */
export function differences(expected: string, actual: string): { expected: Segment[]; actual: Segment[] } {
  const [left, right] = [wordsOf(expected), wordsOf(actual)];
  const changes = diffArrays(left, right, { maxEditLength: mostEdits });
  const common = weight(changes?.filter(isCommon).flatMap(({ value }) => value) ?? []);
  if (!changes || common < leastCommon * Math.max(weight(left), weight(right))) {
    return { expected: [{ text: expected, differs: false }], actual: [{ text: actual, differs: false }] };
  }
  return {
    expected: segments(changes.filter(({ added }) => !added)),
    actual: segments(changes.filter(({ removed }) => !removed)),
  };
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** How much of words can be read. */
function weight(words: readonly string[]): number {
  return words.filter((word) => /\w/.test(word)).join('').length;
}

function isCommon({ added, removed }: ArrayChange<string>): boolean {
  return !added && !removed;
}

function segments(changes: readonly ArrayChange<string>[]): Segment[] {
  return changes.map((change) => ({ text: change.value.join(''), differs: !isCommon(change) }));
}
