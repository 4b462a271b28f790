import { describe, expect, it } from 'vitest';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import type { Verdict } from '../../harness/verdict/verdict.ts';
import { recordingTerminal } from '../testing/terminal.ts';
import { progressOn } from './progress.ts';

const example = (verdict: Verdict, given: { name?: string; reason?: string } = {}): FinishedExample => ({
  requirement: 'a.one',
  exchanges: [],
  record: {
    id: 'a.one/x',
    feature: 'features/a.feature',
    line: 1,
    name: given.name ?? 'It is so',
    verdict,
    durationMs: 12,
    reason: given.reason ?? null,
    checks: [],
    steps: [],
    exchanges: [],
    pictures: [],
  },
});

describe('progress where nobody looks on', () => {
  it('is a line per Example', () => {
    const terminal = recordingTerminal();
    const progress = progressOn(terminal, { count: 2, quiet: false });
    progress.started('It is so');
    progress.finished(example('pass'));
    progress.finished(example('fail', { reason: 'expected 1, but 2' }));
    progress.end();
    expect(terminal.said).toEqual([
      'pass  a.one  It is so  12 ms\n',
      'fail  a.one  It is so  12 ms  expected 1, but 2\n',
    ]);
  });

  it('keeps what a target sent from breaking the line or steering the terminal', () => {
    const terminal = recordingTerminal();
    const reason = 'but\n\u001b[2Jpass  a.one';
    progressOn(terminal, { count: 1, quiet: false }).finished(example('fail', { reason }));
    expect(terminal.said).toEqual(['fail  a.one  It is so  12 ms  but ␛[2Jpass a.one\n']);
  });
});

describe('progress on a terminal', () => {
  const eraseLine = '\r\u001b[2K';

  it('is one line, drawn over', () => {
    const terminal = recordingTerminal({ live: true });
    const progress = progressOn(terminal, { count: 2, quiet: false });
    progress.started('It is so');
    progress.finished(example('pass'));
    progress.end();
    expect(terminal.said).toEqual([`${eraseLine}0/2  It is so`, `${eraseLine}1/2  1 pass  It is so`, eraseLine]);
  });

  it('leaves what failed standing above it', () => {
    const terminal = recordingTerminal({ live: true });
    progressOn(terminal, { count: 1, quiet: false }).finished(example('fail', { reason: 'expected 1, but 2' }));
    expect(terminal.said[0]).toBe(`${eraseLine}fail  a.one  It is so  12 ms  expected 1, but 2\n`);
    expect(terminal.said[1]).toBe(`${eraseLine}1/1  1 fail  It is so`);
  });

  it('never fills the line: the terminal would break it', () => {
    const terminal = recordingTerminal({ live: true, columns: 20 });
    progressOn(terminal, { count: 1, quiet: false }).started('x'.repeat(100));
    expect(terminal.said[0]).toHaveLength(eraseLine.length + 19);
  });
});

describe('progress that is to be quiet', () => {
  it('says nothing', () => {
    const terminal = recordingTerminal({ live: true });
    const progress = progressOn(terminal, { count: 1, quiet: true });
    progress.started('It is so');
    progress.finished(example('fail'));
    progress.end();
    expect(terminal.said).toEqual([]);
  });
});
