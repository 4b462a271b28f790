import { describe, expect, it } from 'vitest';
import { failingRun } from '../testing/runs.ts';
import { decisiveExamples, findingsOf } from './findings.ts';

const ids = (requirements: readonly { id: string }[]) => requirements.map(({ id }) => id);

describe('what a run found', () => {
  it('puts the heaviest findings first, of those the gravest impact', () => {
    expect(ids(findingsOf(failingRun()))).toEqual([
      'txn.names',
      'txn.retry',
      'txn.idempotent',
      'login.localpart',
      'room.public-list',
    ]);
  });

  it('gives the Examples that decided the verdict', () => {
    const [found] = findingsOf(failingRun());
    expect(found && ids(decisiveExamples(found))).toEqual([expect.stringMatching(/^txn\.names\//)]);
  });
});
