import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';

const words = (seed: number, label: string) => {
  const random = seededRandom(seed).fork(label);
  return [random.word(8), random.word(8), random.int(1000)];
};

describe('seeded random', () => {
  it('repeats with its seed', () => {
    expect(words(7, 'a')).toEqual(words(7, 'a'));
  });

  it('differs between seeds and between forks', () => {
    expect(words(7, 'a')).not.toEqual(words(8, 'a'));
    expect(words(7, 'a')).not.toEqual(words(7, 'b'));
  });

  it('forks alike however much was drawn before', () => {
    const random = seededRandom(7);
    const early = random.fork('a').word(8);
    random.word(100);
    expect(random.fork('a').word(8)).toBe(early);
  });
});
