import { views } from './decoding.ts';
import { isCode, isDistinct, type KnownSecrets } from './known-secrets.ts';
import { spellings } from './spellings.ts';
import { WordIndex } from './word-index.ts';

/** Hides secrets wherever they stand, in whatever spelling. */
export class ByValue {
  readonly #secretOf = new Map<string, string>();
  readonly #words: WordIndex;
  readonly #codes: RegExp | undefined;
  readonly #known: KnownSecrets;

  /** Finds what is known now. */
  constructor(known: KnownSecrets) {
    this.#known = known;
    const codes: string[] = [];
    for (const secret of known.all) {
      if (isCode(secret)) codes.push(secret);
      if (!isDistinct(secret)) continue;
      for (const spelling of spellings(secret)) this.#secretOf.set(spelling, secret);
    }
    this.#words = new WordIndex(this.#secretOf.keys());
    this.#codes =
      codes.length === 0 ? undefined : new RegExp(`(?<![\\w.:-])(?:${codes.join('|')})(?![\\w-]|\\.\\d)`, 'g');
  }

  hide(text: string): string {
    const found = [...this.#find(text)].toSorted((a, b) => a.start - b.start || b.end - a.end);
    let result = '';
    let done = 0;
    for (const { start, end, secret } of found) {
      if (start >= done) result += text.slice(done, start) + this.#known.placeholderOf(secret);
      // One that overlaps what is hidden already is hidden with it.
      done = Math.max(done, end);
    }
    result += text.slice(done);
    return this.#codes ? result.replaceAll(this.#codes, (code) => this.#known.placeholderOf(code)) : result;
  }

  *#find(text: string): Generator<{ readonly start: number; readonly end: number; readonly secret: string }> {
    for (const view of views(text)) {
      for (const { word, at } of this.#words.find(view.text)) {
        const secret = this.#secretOf.get(word) ?? word;
        yield { start: view.origin(at), end: view.origin(at + word.length), secret };
      }
    }
  }
}
