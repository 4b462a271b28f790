import { describe, expect, it } from 'vitest';
import { failingExamples } from '../testing/failing-examples.ts';
import { passingExamples } from '../testing/passing-examples.ts';
import { failingRun, interruptedRun, passingRun, runOf } from '../testing/runs.ts';
import { outcomeOf } from './outcome.ts';

const failing = (requirement: string) => failingExamples.filter((example) => example.requirement === requirement);

describe('outcomeOf', () => {
  it('calls a run conformant only with what it does not speak of', () => {
    expect(outcomeOf(passingRun())).toEqual({
      kind: 'conformant',
      title: expect.stringMatching(/^Conformant in 13 of \d+ requirements$/),
      sentence: expect.stringMatching(
        /^No violation among 13 judged requirements; 1 is not offered by the target and \d+ are not judged yet\.$/,
      ),
    });
  });

  it('counts the findings of a run that is not conformant', () => {
    const { kind, sentence } = outcomeOf(failingRun());
    expect(kind).toBe('not-conformant');
    expect(sentence).toMatch(/^1 violation, 3 deviations and 1 observation among 18 judged requirements;/);
  });

  it('stays conformant with a deviation, and says so', () => {
    const { kind, sentence } = outcomeOf(runOf([...passingExamples, ...failing('login.localpart')]));
    expect(kind).toBe('conformant');
    expect(sentence).toContain('No violation (1 deviation)');
  });

  it('is inconclusive when something stayed inconclusive', () => {
    const { kind, sentence } = outcomeOf(runOf([...passingExamples, ...failing('room.alias')]));
    expect(kind).toBe('inconclusive');
    expect(sentence).toMatch(/^No violation, but room\.alias is inconclusive; \d+ are not judged yet\.$/);
  });

  it('is inconclusive when nothing was judged', () => {
    expect(outcomeOf(runOf([]))).toMatchObject({ kind: 'inconclusive', sentence: /no requirement was judged/ });
  });

  it('is inconclusive when the run was stopped', () => {
    expect(outcomeOf(interruptedRun())).toMatchObject({ kind: 'inconclusive', sentence: /stopped before its end/ });
  });

  it('is inconclusive when the run had a problem of its own', () => {
    expect(outcomeOf(runOf(passingExamples, { problems: ['a hook broke'] }))).toMatchObject({
      kind: 'inconclusive',
      sentence: /1 problem of its own/,
    });
  });

  it('is not conformant after a violation even when the run was stopped', () => {
    expect(outcomeOf(runOf(failing('txn.names'), { interrupted: true })).kind).toBe('not-conformant');
  });
});
