import { describe, expect, it } from 'vitest';
import { Level } from '../../spec/registry.ts';
import { findingOf, Verdict, worst } from './verdict.ts';

describe('the worst of several verdicts', () => {
  it('is not-run when there are none', () => {
    expect(worst([])).toBe('not-run');
  });

  it.each([
    ['not-offered', ['not-run', 'not-offered']],
    ['pass', ['pass', 'not-offered']],
    ['inconclusive', ['inconclusive', 'pass']],
    ['fail', ['fail', 'inconclusive', 'pass']],
  ] as const)('is %s among %j', (expected, verdicts) => {
    expect(worst(verdicts)).toBe(expected);
  });
});

describe('what a fail means', () => {
  it.each([
    ['must', 'violation'],
    ['stated', 'violation'],
    ['should', 'deviation'],
    ['implied', 'deviation'],
    ['may', 'observation'],
    ['open', 'observation'],
  ] as const)('is, for a row of the level %s, a %s', (level, finding) => {
    expect(findingOf(level, 'fail')).toBe(finding);
  });

  it('is said of a fail only', () => {
    const others = Verdict.options.filter((verdict) => verdict !== 'fail');
    const findings = Level.options.flatMap((level) => others.map((verdict) => findingOf(level, verdict)));
    expect(new Set(findings)).toEqual(new Set([null]));
  });
});
