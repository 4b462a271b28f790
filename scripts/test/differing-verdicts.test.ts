import { describe, expect, it } from 'vitest';
import { failingRun, passingRun } from '../../reports/testing/runs.ts';
import { changedRuns, differingVerdicts, unsteadyVerdicts } from './differing-verdicts.ts';

const passing = { name: 'one', record: passingRun() };

describe('two runs', () => {
  it('of the same verdicts do not differ', () => {
    expect(differingVerdicts(passing, { ...passing, name: 'other' })).toEqual([]);
  });

  it('differ by an Example that failed in one', () => {
    const [requirement] = passing.record.requirements.filter(({ examples }) => examples.length > 0);
    const [example] = requirement?.examples ?? [];
    if (!requirement || !example) throw new Error('the passing run has no Example');
    const record = { requirements: [{ ...requirement, examples: [{ ...example, verdict: 'fail' as const }] }] };
    const mine = { name: 'one', record: { requirements: [{ ...requirement, examples: [example] }] } };
    expect(differingVerdicts(mine, { name: 'other', record })).toEqual([`${example.id}: pass in one, fail in other`]);
  });

  it('differ by an Example that only one has', () => {
    const lines = differingVerdicts(
      { name: 'nothing', record: { requirements: [] } },
      { name: 'all', record: failingRun() },
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes('absent in nothing'))).toBe(true);
  });
});

it('two runs against one target differ by an Example that only one of them was offered', () => {
  const [requirement] = passing.record.requirements.filter(({ examples }) => examples.length > 0);
  const [example] = requirement?.examples ?? [];
  if (!requirement || !example) throw new Error('the passing run has no Example');
  const offered = { name: 'one', record: { requirements: [{ ...requirement, examples: [example] }] } };
  const verdict = 'not-offered' as const;
  const other = { name: 'other', record: { requirements: [{ ...requirement, examples: [{ ...example, verdict }] }] } };
  expect(differingVerdicts(offered, other)).toEqual([]);
  expect(unsteadyVerdicts(offered, other)).toEqual([`${example.id}: pass in one, not-offered in other`]);
});

describe('runs before and after a change', () => {
  const all = { name: 'reference', record: failingRun() };
  const none = { name: 'reference', record: { requirements: [] } };

  it('have not changed where every verdict is the same', () => {
    expect(changedRuns([passing, all], [passing, all])).toEqual([]);
  });

  it('have changed by an Example that came or went, whatever its verdict', () => {
    const [came, went] = [changedRuns([none], [all]), changedRuns([all], [none])];
    expect(came.length).toBeGreaterThan(0);
    expect(came.every((line) => line.startsWith('reference: ') && line.includes('absent before'))).toBe(true);
    expect(went).toHaveLength(came.length);
  });

  it('have changed by a run that only one side has', () => {
    expect(changedRuns([all], [])).toEqual(['reference: there is no such run after the change']);
    expect(changedRuns([], [all])).toEqual(['reference: there is no such run before the change']);
  });
});
