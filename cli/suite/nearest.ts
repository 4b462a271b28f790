import { distance } from 'fastest-levenshtein';

/** Those of `words` that are spelt most like `word`, the likest first; at most `count`, and none that is far off. */
export function nearest(word: string, words: readonly string[], count = 3): readonly string[] {
  return words
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= candidate.length / 2)
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
