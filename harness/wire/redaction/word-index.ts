/** Characters of a word that are looked up; a shorter word cannot be searched for. */
export const shortestWord = 6;

const base = 0x01000193;
const bits = 16;

/** What the first character of a window of `shortestWord` characters adds to its hash. */
const outgoing = Array.from({ length: shortestWord - 1 }, () => base).reduce(
  (product, factor) => Math.imul(product, factor),
  1,
);

/** A word, and where it begins. */
export interface Found {
  readonly word: string;
  readonly at: number;
}

/** Finds any of many words in a text, in one pass. Source: Karp and Rabin, by the first characters of each word. */
export class WordIndex {
  readonly #byStart = new Map<number, string[]>();
  readonly #mayStart = new Uint8Array(2 ** bits);

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.add(word);
  }

  /** A word of at least `shortestWord` characters, not added before. */
  add(word: string): void {
    const hash = hashOf(word);
    const others = this.#byStart.get(hash) ?? [];
    // The longest first: one word may begin with another.
    const at = others.findIndex(({ length }) => length < word.length);
    others.splice(at === -1 ? others.length : at, 0, word);
    this.#byStart.set(hash, others);
    this.#mayStart[hash >>> (32 - bits)] = 1;
  }

  /** Where words stand, first things first, none within another; of several that begin together the longest. At most `most`. */
  find(text: string, most = Number.POSITIVE_INFINITY): Found[] {
    const found: Found[] = [];
    if (this.#byStart.size === 0 || text.length < shortestWord) return found;
    const mayStart = this.#mayStart;
    const last = text.length - shortestWord;
    let hash = hashOf(text);
    let free = 0;
    for (let at = 0; ; at++) {
      if (mayStart[hash >>> (32 - bits)] === 1 && at >= free) {
        const word = this.#byStart.get(hash >>> 0)?.find((candidate) => text.startsWith(candidate, at));
        if (word !== undefined) {
          found.push({ word, at });
          free = at + word.length;
          if (found.length >= most) return found;
        }
      }
      if (at >= last) return found;
      const rest = (hash - Math.imul(text.charCodeAt(at), outgoing)) | 0;
      hash = (Math.imul(rest, base) + text.charCodeAt(at + shortestWord)) | 0;
    }
  }
}

function hashOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < shortestWord; index++) hash = (Math.imul(hash, base) + text.charCodeAt(index)) | 0;
  return hash >>> 0;
}
