import { isSecretValue } from './secret-keys.ts';
import { shortestWord } from './word-index.ts';

/** Words of fewer letters may be anybody's. */
const shortestLetters = 12;
/** Numbers of fewer digits may be anything. */
const shortestDigits = 10;
const shortestCode = 4;

/** Whether a secret can be known again wherever it stands. A shorter or plainer one is hidden by its place only. */
export function isDistinct(secret: string): boolean {
  if (/^\d+$/.test(secret)) return secret.length >= shortestDigits;
  if (/^\p{Letter}+$/u.test(secret)) return secret.length >= shortestLetters;
  return secret.length >= shortestWord;
}

/** Whether a secret is a number such as mails bring, to be hidden where it stands by itself. */
export function isCode(secret: string): boolean {
  return /^\d+$/.test(secret) && secret.length >= shortestCode && secret.length < shortestDigits;
}

/** Secrets, and what stands in their places. Equal ones have one placeholder, so that a reader sees that they are equal. */
export class KnownSecrets {
  readonly #placeholders = new Map<string, string>();

  /** Learns a secret. Gives what stands in its place: itself where it is none. */
  hide(secret: string): string {
    if (!isSecretValue(secret)) return secret;
    const known = this.#placeholders.get(secret) ?? `‹secret ${this.#placeholders.size + 1}›`;
    this.#placeholders.set(secret, known);
    return known;
  }

  get count(): number {
    return this.#placeholders.size;
  }

  get all(): Iterable<string> {
    return this.#placeholders.keys();
  }

  placeholderOf(secret: string): string {
    return this.#placeholders.get(secret) ?? '';
  }
}
