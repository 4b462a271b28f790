import { describe, expect, it } from 'vitest';
import { hostileRun } from '../testing/hostile-run.ts';
import { failingRun, interruptedRun, passingRun } from '../testing/runs.ts';
import { markdownReport } from './markdown-report.ts';

describe('summary.md', () => {
  it('opens with the target and what the run shows', () => {
    expect(markdownReport.render(passingRun())).toMatch(
      /^## Touchstone reference server: conformant in 13 of \d+ requirements\n\nNo violation among/,
    );
  });

  it('tells a finding with expected beside actual and the command that repeats it', () => {
    const text = markdownReport.render(failingRun());
    expect(text).toContain('**deviation** `login.localpart` (should, lines 257-260, 287 of the draft)');
    expect(text).toContain('- expected: `@alice-7f3a:hs.example`\n- actual: `alice-7f3a`\n');
    expect(text).toContain('Known deviation: Older clients expect the localpart. (issue HS-311, until 2027-01-31)');
    expect(text).toContain("--tags '@req:login.localpart'");
  });

  it('lists what was judged and did not pass, with its reason', () => {
    expect(markdownReport.render(failingRun())).toContain(
      '| login.session.issue | may | not offered | the target lists no flow of two stages |',
    );
  });

  it('names a known deviation that is gone', () => {
    expect(markdownReport.render(failingRun())).toContain(
      'txn.object passed in full: remove it from the list of known deviations.',
    );
  });

  it('says that a run was stopped', () => {
    expect(markdownReport.render(interruptedRun())).toContain('> The run was stopped before its end');
  });

  it('lets no text of the target become markup outside of code', () => {
    const prose = markdownReport
      .render(hostileRun())
      .replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '')
      .replaceAll(/(?<![\\`])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
      .replaceAll('@<!-- -->', '');
    expect(prose).not.toMatch(/(?<!\\)[<[]/);
    expect(prose).not.toContain('@everyone');
  });
});
