import { describe, expect, it } from 'vitest';
import { chosenMutants } from './chosen-mutants.ts';

const mutants = [
  { id: 'a.one/x', requirement: 'a.one' },
  { id: 'a.one/y', requirement: 'a.one' },
  { id: 'a.two/x', requirement: 'a.two' },
];

describe('the mutants chosen', () => {
  it('are all where nothing is said', () => {
    expect(chosenMutants(mutants, undefined)).toEqual(mutants);
  });

  it('are those named, by themselves or by their requirement', () => {
    expect(chosenMutants(mutants, ['a.two', 'a.one/y']).map(({ id }) => id)).toEqual(['a.one/y', 'a.two/x']);
  });

  it('must exist', () => {
    expect(() => chosenMutants(mutants, ['a.one/z'])).toThrow('Did you mean a.one/x');
  });
});
