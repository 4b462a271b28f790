import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that repeats with its seed. */
export interface Random {
  readonly seed: number;
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  chance(probability: number): boolean;
  /** `length` lower-case letters and digits, the first a letter. */
  word(length: number): string;
  /** Independent chance for a part of the run, whatever order the parts come in. */
  fork(label: string): Random;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const lettersAndDigits = `${letters}0123456789`;

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const int = (below: number) => uniformInt(generator, 0, below - 1);
  return {
    seed,
    int,
    pick: (items) => items[int(items.length)] ?? items[0],
    chance: (probability) => int(1_000_000) < probability * 1_000_000,
    word: (length) =>
      Array.from({ length }, (_, i) => {
        const alphabet = i === 0 ? letters : lettersAndDigits;
        return alphabet.charAt(int(alphabet.length));
      }).join(''),
    fork: (label) => seededRandom(createHash('sha256').update(`${seed}/${label}`).digest().readInt32BE()),
  };
}
