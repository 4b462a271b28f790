import { describe, expect, it } from 'vitest';
import { failingRun } from '../../reports/testing/runs.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { explanationOf, type Known } from './explanation.ts';

const record = failingRun();
const failed = record.requirements.find(({ verdict }) => verdict === 'fail');
const known: Known = {
  edition: defaultEdition,
  requirement: {
    ...{ id: failed?.id ?? '', text: 'It takes effect once.', why: 'else it would take effect twice' },
    ...{
      level: 'implied',
      party: 'peer',
      impact: 'lost-data',
      lines: '549-551',
      heading: 'Transactions and EDUs/PDUs',
    },
  },
  examples: [{ id: 'x/y', requirement: 'x', feature: 'features/a.feature', line: 7, name: 'Sent twice' }],
  mutants: [{ id: 'x/forgets', breaks: 'It forgets.' }],
  lastRun: undefined,
};

describe('the explanation of a requirement', () => {
  it('says what it says, where, how strongly and why', () => {
    const text = explanationOf(known, false);
    expect(text).toContain('It takes effect once.');
    expect(text).toContain('lines 549-551 of the draft, under "Transactions and EDUs/PDUs"');
    expect(text).toContain('implied: The draft does not say it');
    expect(text).toContain('Why: else it would take effect twice.');
    expect(text).toContain('Impact: lost data.');
  });

  it('quotes its source where that is at hand', () => {
    expect(explanationOf({ ...known, quote: 'One line.\nAnother.' }, false)).toContain('  > One line.\n  > Another.\n');
  });

  it('names what judges it and what breaks it', () => {
    const text = explanationOf(known, false);
    expect(text).toContain('Sent twice  features/a.feature:7');
    expect(text).toContain('x/forgets  It forgets.');
  });

  it('says where nothing does', () => {
    const text = explanationOf({ ...known, examples: [], mutants: [] }, false);
    expect(text).toContain('no Example yet');
    expect(text).toContain('no mutant yet');
  });

  it('tells the last verdict, with the reason', () => {
    const text = explanationOf({ ...known, lastRun: { file: 'run.json', record } }, false);
    expect(text).toContain(`fail  ${record.target.name}`);
    expect(text).toContain(failed?.examples.find(({ reason }) => reason)?.name);
  });

  it('says when there is none, or none that can be read', () => {
    expect(explanationOf(known, false)).toContain('there is no report here');
    const unreadable = { file: 'run.json', record: undefined };
    expect(explanationOf({ ...known, lastRun: unreadable }, false)).toContain('run.json is not a run record');
  });
});
