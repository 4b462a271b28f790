import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { fateLine, mutantLine } from './fate-line.ts';

const mutant = { id: 'a.one/x', breaks: 'It breaks.' };

describe('the line of a mutant', () => {
  it('says whether it can stand before any server', () => {
    expect(mutantLine(mutant)).toBe('a.one/x  (edge)  It breaks.');
    expect(mutantLine({ ...mutant, rules: () => ({}) })).toBe('a.one/x  It breaks.');
  });

  it('tells how long it took where it was killed', () => {
    expect(fateLine(mutant, { kind: 'killed' }, 1500, createColors(false))).toBe('killed  a.one/x  1.5 s');
  });

  it('tells why, and what it breaks, where it was not', () => {
    const fate = { kind: 'silent', why: 'every Example of a.one passes' } as const;
    expect(fateLine(mutant, fate, 1, createColors(false))).toBe(
      'silent  a.one/x  every Example of a.one passes  (It breaks.)',
    );
  });
});
