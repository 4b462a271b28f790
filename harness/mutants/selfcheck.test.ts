import { describe, expect, it } from 'vitest';
import type { Verdict } from '../verdict/verdict.ts';
import { fateOf, gapsOf, type MutantExample, neighboursOf } from './selfcheck.ts';

const example = (requirement: string, verdict: Verdict): MutantExample => ({
  requirement,
  record: { name: 'An Example', verdict, reason: verdict === 'pass' ? null : 'a reason' },
});

describe('the fate of a mutant', () => {
  it('is killed when its requirement fails, and nothing else does', () => {
    expect(fateOf('a.one', [example('a.one', 'fail'), example('a.two', 'pass')])).toEqual({ kind: 'killed' });
  });

  it('is killed when one Example of several fails', () => {
    expect(fateOf('a.one', [example('a.one', 'pass'), example('a.one', 'fail')]).kind).toBe('killed');
  });

  it('is killed though a neighbour cannot be decided without what it breaks', () => {
    expect(fateOf('a.one', [example('a.one', 'fail'), example('a.two', 'inconclusive')]).kind).toBe('killed');
  });

  it('is silent when its requirement passes', () => {
    expect(fateOf('a.one', [example('a.one', 'pass')])).toEqual({
      kind: 'silent',
      why: 'every Example of a.one passes',
    });
  });

  it('is silent, with the reason, when its requirement is only inconclusive', () => {
    expect(fateOf('a.one', [example('a.one', 'inconclusive')])).toEqual({
      kind: 'silent',
      why: 'An Example: inconclusive: a reason',
    });
  });

  it('is silent when no Example judges its requirement', () => {
    expect(fateOf('a.one', [example('a.two', 'pass')]).kind).toBe('silent');
  });

  it('is wrong row when another requirement fails, whether its own does or not', () => {
    expect(fateOf('a.one', [example('a.one', 'fail'), example('a.two', 'fail')])).toEqual({
      kind: 'wrong row',
      why: 'it makes a.two (An Example) fail',
    });
    expect(fateOf('a.one', [example('a.one', 'pass'), example('a.two', 'fail')]).kind).toBe('wrong row');
  });
});

describe('the neighbours of a requirement', () => {
  it('share its first word, and are judged', () => {
    expect(neighboursOf('a.one', ['a.one', 'a.two.x', 'ab.one', 'b.one'])).toEqual(['a.one', 'a.two.x']);
  });
});

describe('the gaps of a list of mutants', () => {
  const known = (id: string) => ['a.one', 'a.two'].includes(id);

  it('are none when every judged requirement has a mutant', () => {
    expect(gapsOf([{ id: 'a.one/x', requirement: 'a.one' }], ['a.one'], known)).toEqual([]);
  });

  it('name a judged requirement without a mutant', () => {
    expect(gapsOf([], ['a.two'], known)).toEqual(['a.two is judged, but no mutant breaks it']);
  });

  it('name a mutant of an unknown requirement', () => {
    expect(gapsOf([{ id: 'a.x/x', requirement: 'a.x' }], [], known)).toEqual([
      'a.x/x breaks a.x, which is no requirement',
    ]);
  });

  it('name an id that two mutants have', () => {
    const mutant = { id: 'a.one/x', requirement: 'a.one' };
    expect(gapsOf([mutant, mutant], [], known)).toEqual(['two mutants are called a.one/x']);
  });
});
