import { views } from './decoding.ts';
import { isDistinct } from './known-secrets.ts';
import { spellings } from './spellings.ts';
import { WordIndex } from './word-index.ts';

/** A longer secret is known by its beginning. */
const longestWord = 1_000;

/** Knows every secret of a run, and looks for them in what is about to be told. */
export class SecretWatch {
  readonly #secrets = new Set<string>();
  readonly #spellings = new Set<string>();
  #words = new WordIndex();

  add(secrets: Iterable<string>): void {
    for (const secret of secrets) {
      if (!isDistinct(secret) || this.#secrets.has(secret)) continue;
      this.#secrets.add(secret);
      this.#look(secret);
    }
  }

  /** Forgets what is no secret, since it stands in words of our own. */
  except(ownWords: string): void {
    const rest = [...this.#secrets].filter((secret) => !ownWords.includes(secret));
    this.#secrets.clear();
    this.#spellings.clear();
    this.#words = new WordIndex();
    this.add(rest);
  }

  /** Whether a secret stands in the text, in whatever spelling. */
  isIn(text: string): boolean {
    for (const view of views(text)) {
      if (this.#words.find(view.text, 1).length > 0) return true;
    }
    return false;
  }

  #look(secret: string): void {
    for (const spelling of spellings(secret.slice(0, longestWord))) {
      if (this.#spellings.has(spelling)) continue;
      this.#spellings.add(spelling);
      this.#words.add(spelling);
    }
  }
}
