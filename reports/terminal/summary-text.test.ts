import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { breaks, judgedExample } from '../testing/examples.ts';
import { hostileRun } from '../testing/hostile-run.ts';
import { failingRun, interruptedRun, passingRun, runOf } from '../testing/runs.ts';
import { summaryText } from './summary-text.ts';

const plainText = (record: Parameters<typeof summaryText>[0]) => summaryText(record, { colour: false });
const linesOf = (text: string) => text.trimEnd().split('\n');

describe('summaryText', () => {
  it('ends with the Examples passed and failed, coloured or not', () => {
    expect(linesOf(plainText(failingRun())).at(-1)).toBe('13 passed, 5 failed');
    expect(linesOf(summaryText(failingRun(), { colour: true })).at(-1)).toBe('13 passed, 5 failed');
  });

  it('counts the other verdicts on the line before', () => {
    expect(linesOf(plainText(failingRun())).at(-2)).toBe(
      '20 Examples in 1 min 4 s, seed 20140828: 5 fail, 1 inconclusive, 13 pass, 1 not offered',
    );
  });

  it('tells a finding in one block', () => {
    const block = plainText(failingRun())
      .split('\n\n')
      .find((each) => each.includes('login.localpart'));
    expect(block).toBe(
      [
        'DEVIATION  login.localpart  should, lines 257-260, 287 of the draft',
        '  A user may name themselves by full user id or by localpart; user_id in the answer is always full.',
        '  known deviation: Older clients expect the localpart. (issue HS-311, until 2027-01-31)',
        '  Example   A login by localpart is answered with the full user id',
        '            features/login/password.feature:33',
        '  check     the user id in the answer is full',
        '  expected  @alice-7f3a:hs.example',
        '  actual    alice-7f3a',
        '  exchanges 3',
        "  repeat    npx matrix-touchstone run http://hs.example:8008 --seed 20140828 --tags '@req:login.localpart' --name '^A login by localpart is answered with the full user id$'",
      ].join('\n'),
    );
  });

  it('names the exchange to look at first where a check cites several', () => {
    expect(plainText(failingRun())).toMatch(/^ {2}exchanges \d+(, \d+)+; look at \d+ first$/m);
  });

  it('counts what is out of scope apart, so that the counts add up to all requirements', () => {
    const [, all, counts = ''] = /^(\d+) requirements: (.*)$/m.exec(plainText(failingRun())) ?? [];
    expect(counts).toContain('1 out of scope');
    expect([...counts.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)).toBe(Number(all));
  });

  it('says why something could not be decided', () => {
    expect(plainText(failingRun())).toMatch(/INCONCLUSIVE {2}room\.alias[\s\S]*because {3}Alice could not register/);
  });

  it('has no block when nothing was found', () => {
    expect(linesOf(plainText(passingRun()))[0]).toMatch(
      /^Conformant in 13 of \d+ requirements: Touchstone reference server$/,
    );
  });

  it('says that the run was stopped', () => {
    expect(plainText(interruptedRun())).toContain('stopped before its end');
  });

  it('lets no text of the target reach the terminal as a command to it', () => {
    expect(plainText(hostileRun())).not.toMatch(/[^\P{Control}\n]/u);
    expect(stripVTControlCharacters(summaryText(hostileRun(), { colour: true }))).toBe(plainText(hostileRun()));
  });

  it('lets no text of the target pass for a line of its own', () => {
    const facts = { requirement: 'txn.id', feature: 'f', line: 1, name: 'n', steps: ['s'] };
    const text = plainText(runOf([judgedExample(facts, [breaks('c', 'x', 'y\n99 passed, 0 failed', 1)])]));
    expect(text.split('\n').filter((line) => /^\d+ passed/.test(line))).toEqual(['0 passed, 1 failed']);
  });

  it('shows the beginning of a long value and says how much is left', () => {
    const facts = { requirement: 'txn.id', feature: 'f', line: 1, name: 'n', steps: ['s'] };
    const text = plainText(runOf([judgedExample(facts, [breaks('c', 'x', 'y'.repeat(1000), 1)])]));
    expect(text).toContain('y … (400 more characters in the report)');
  });
});
