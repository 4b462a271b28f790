/** A piece of a text, and whether the other text lacks it. */
export interface Segment {
  readonly text: string;
  readonly differs: boolean;
}

/** Beyond this many words the comparison (quadratic) is left to the reader's eye. */
const longestWords = 400;

/** Two texts of which less than this share is common are simply different: marking nearly everything would show nothing. */
const leastCommon = 0.25;

/** Expected and actual, each in pieces that the other has and pieces that it lacks. */
export function differences(expected: string, actual: string): { expected: Segment[]; actual: Segment[] } {
  const left = wordsOf(expected);
  const right = wordsOf(actual);
  const common = Math.max(left.length, right.length) <= longestWords ? commonWords(left, right) : [];
  const weight = (words: readonly string[]) => words.filter((word) => /\w/.test(word)).join('').length;
  const shared = weight(common.map(([index]) => left[index] ?? ''));
  if (shared < leastCommon * Math.max(weight(left), weight(right))) {
    return { expected: [{ text: expected, differs: false }], actual: [{ text: actual, differs: false }] };
  }
  return {
    expected: segments(left, new Set(common.map(([index]) => index))),
    actual: segments(right, new Set(common.map(([, index]) => index))),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** The longest common subsequence of two lists, as pairs of positions. */
function commonWords(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    for (let j = right.length - 1; row && j >= 0; j -= 1) {
      row[j] = left[i] === right[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function segments(words: readonly string[], common: ReadonlySet<number>): Segment[] {
  const merged: { text: string; differs: boolean }[] = [];
  for (const [index, text] of words.entries()) {
    const differs = !common.has(index);
    const last = merged.at(-1);
    if (last?.differs === differs) last.text += text;
    else merged.push({ text, differs });
  }
  return merged;
}
