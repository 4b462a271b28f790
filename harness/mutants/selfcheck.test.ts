import { describe, expect, it } from 'vitest';
import type { Verdict } from '../verdict/verdict.ts';
import { fateOf, gapsOf, type MutantExample, neighboursOf } from './selfcheck.ts';

/** Examples of rows, each with its verdict: `{ 'a.one/x': 'fail' }`. */
const examples = (verdicts: Readonly<Record<string, Verdict>>): MutantExample[] =>
  Object.entries(verdicts).map(([id, verdict]) => ({
    requirement: id.slice(0, id.indexOf('/')),
    record: { id, verdict, reason: verdict === 'pass' ? null : 'a reason' },
  }));
const mutant = { requirement: 'a.one' };
const sound = examples({ 'a.one/x': 'pass', 'a.one/y': 'pass', 'a.two/x': 'pass' });

describe('the fate of a mutant', () => {
  it('is killed when its requirement fails, and nothing else does', () => {
    expect(fateOf(mutant, examples({ 'a.one/x': 'fail', 'a.two/x': 'pass' }), sound)).toEqual({ kind: 'killed' });
  });

  it('is killed when one Example of several fails', () => {
    expect(fateOf(mutant, examples({ 'a.one/x': 'inconclusive', 'a.one/y': 'fail' }), sound).kind).toBe('killed');
  });

  it('is silent when its requirement passes', () => {
    const why = 'every Example of a.one passes';
    expect(fateOf(mutant, examples({ 'a.one/x': 'pass' }), sound)).toEqual({ kind: 'silent', why });
  });

  it('is silent, with the reason, when its requirement is only inconclusive', () => {
    const why = 'a.one/x: inconclusive: a reason';
    expect(fateOf(mutant, examples({ 'a.one/x': 'inconclusive' }), sound)).toEqual({ kind: 'silent', why });
  });

  it('is silent when no Example judges its requirement', () => {
    expect(fateOf(mutant, examples({ 'a.two/x': 'pass' }), sound).kind).toBe('silent');
  });

  it('is not offered where the server does not offer its requirement', () => {
    const before = examples({ 'a.one/x': 'not-offered', 'a.two/x': 'pass' });
    expect(fateOf(mutant, examples({ 'a.one/x': 'not-offered', 'a.two/x': 'pass' }), before).kind).toBe('not offered');
  });

  it.each(['fail', 'inconclusive', 'not-offered'] as const)('is unclean when another row becomes %s', (verdict) => {
    const fate = fateOf(mutant, examples({ 'a.one/x': 'fail', 'a.two/x': verdict }), sound);
    expect(fate).toMatchObject({ kind: 'unclean', why: expect.stringMatching(/a\.two.*\(a\.two\/x: a reason\)/) });
  });

  it('is killed where it declares that another row fails too', () => {
    const declared = { ...mutant, also: { 'a.two': 'it says the same of others' } };
    expect(fateOf(declared, examples({ 'a.one/x': 'fail', 'a.two/x': 'fail' }), sound).kind).toBe('killed');
  });

  it('is killed where it declares that it hides another row, which must not fail', () => {
    const declared = { ...mutant, hides: { 'a.two': 'its preparation needs what is broken' } };
    expect(fateOf(declared, examples({ 'a.one/x': 'fail', 'a.two/x': 'inconclusive' }), sound).kind).toBe('killed');
    expect(fateOf(declared, examples({ 'a.one/x': 'fail', 'a.two/x': 'fail' }), sound).kind).toBe('unclean');
  });

  it('may declare that it hides all rows that begin alike', () => {
    const declared = { ...mutant, hides: { 'a.*': 'all of them need what is broken' } };
    expect(fateOf(declared, examples({ 'a.one/x': 'fail', 'a.two/x': 'inconclusive' }), sound).kind).toBe('killed');
    expect(fateOf(declared, examples({ 'a.one/x': 'fail', 'a.two/x': 'pass' }), sound).kind).toBe('unclean');
  });

  it.each(['also', 'hides'] as const)('is unclean where it declares %s of a row that passes', (kind) => {
    const declared = { ...mutant, [kind]: { 'a.two': 'a reason' } };
    expect(fateOf(declared, examples({ 'a.one/x': 'fail', 'a.two/x': 'pass' }), sound).kind).toBe('unclean');
  });

  it('does not depend on what fails without it as well', () => {
    const before = examples({ 'a.one/x': 'pass', 'a.two/x': 'fail' });
    expect(fateOf(mutant, examples({ 'a.one/x': 'fail', 'a.two/x': 'fail' }), before).kind).toBe('killed');
  });
});

describe('the neighbours of a requirement', () => {
  it('are judged under its heading', () => {
    const headings: Record<string, string> = { 'a.one': 'A', 'a.two': 'A', 'b.one': 'B', 'a.three': 'A' };
    expect(neighboursOf('a.one', ['a.one', 'a.two', 'b.one'], (id) => headings[id])).toEqual(['a.one', 'a.two']);
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

  it('name a mutant of an unknown requirement, or one that declares something of it', () => {
    expect(gapsOf([{ id: 'a.x/x', requirement: 'a.x' }], [], known)).toEqual([
      'a.x/x names a.x, which is no requirement',
    ]);
    expect(gapsOf([{ id: 'a.one/x', requirement: 'a.one', hides: { 'a.y': '' } }], [], known)).toEqual([
      'a.one/x names a.y, which is no requirement',
    ]);
  });

  it('name an id that two mutants have', () => {
    const twin = { id: 'a.one/x', requirement: 'a.one' };
    expect(gapsOf([twin, twin], [], known)).toEqual(['two mutants are called a.one/x']);
  });
});
