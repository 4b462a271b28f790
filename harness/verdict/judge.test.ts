import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../checks/check-result.ts';
import { answeredWith, exchange } from '../testing/recorded-exchange.ts';
import { serverParty } from '../wire/party.ts';
import type { Evidence } from './evidence.ts';
import { judgeExample } from './judge.ts';

const holds: CheckResult = { text: 'it is there', expected: 'yes', actual: 'yes', holds: true, exchanges: [1] };
const breaks: CheckResult = { ...holds, actual: 'it is not', holds: false };
const evidence = (given: Partial<Evidence>): Evidence => ({
  checks: [],
  ending: { kind: 'completed' },
  subject: 'target',
  problems: [],
  unmet: [],
  exchanges: [{ ...answeredWith(200, '{}'), to: serverParty('hs') }],
  pictures: [],
  ...given,
});
const verdictOf = (given: Partial<Evidence>, undone?: string) => judgeExample(evidence(given), undone).verdict;

describe('the verdict of an Example', () => {
  it('is pass when it ran to its end and every check held', () => {
    expect(verdictOf({ checks: [holds, holds] })).toBe('pass');
  });

  it('is inconclusive when nothing was checked', () => {
    expect(verdictOf({ checks: [] })).toBe('inconclusive');
  });

  it('is inconclusive when it left nothing behind', () => {
    expect(judgeExample(undefined, undefined).verdict).toBe('inconclusive');
  });

  it('is fail when a check failed, and says what was expected and found', () => {
    const judgement = judgeExample(evidence({ checks: [holds, breaks], ending: { kind: 'check-failed' } }), 'a step');
    expect(judgement).toEqual({ verdict: 'fail', reason: 'it is there: expected yes, but it is not' });
  });

  it('is not fail when the failed check shows no exchange', () => {
    expect(verdictOf({ checks: [{ ...breaks, exchanges: [] }], ending: { kind: 'check-failed' } }, 'a step')).toBe(
      'inconclusive',
    );
  });

  it('is inconclusive when a step could not be done, and names whose fault it was', () => {
    const ending = { kind: 'prevented', fault: 'target', reason: 'no room could be made' } as const;
    const judgement = judgeExample(evidence({ checks: [holds], ending }), 'a step');
    expect(judgement.verdict).toBe('inconclusive');
    expect(judgement.reason).toContain('fault of the target');
  });

  it('is not-offered with the reason given', () => {
    const ending = { kind: 'not-offered', reason: 'the flow is not listed' } as const;
    expect(judgeExample(evidence({ ending }), 'a step')).toEqual({
      verdict: 'not-offered',
      reason: 'the flow is not listed',
    });
  });

  it('is inconclusive when one of our own parties broke, even where all checks held or one failed', () => {
    expect(verdictOf({ checks: [holds], problems: ['the peer broke'] })).toBe('inconclusive');
    expect(verdictOf({ checks: [breaks], problems: ['the peer broke'] })).toBe('inconclusive');
  });

  it('is inconclusive when a step is not defined', () => {
    expect(verdictOf({ checks: [holds] }, 'a step')).toBe('inconclusive');
  });

  it('is no pass where no check cites anything that the target said', () => {
    const target = serverParty('hs');
    const passes = (...exchanges: Evidence['exchanges']) => verdictOf({ checks: [holds], exchanges });
    expect(passes({ ...answeredWith(200), to: 'peer blue' })).toBe('inconclusive');
    expect(passes(exchange({ to: target }))).toBe('inconclusive');
    expect(passes(exchange({ n: 1 }), { ...answeredWith(200), n: 2, to: target })).toBe('inconclusive');
    expect(passes({ ...answeredWith(200), to: target })).toBe('pass');
    expect(passes(exchange({ from: target, to: 'peer blue' }))).toBe('pass');
  });

  it('is a pass without the target where a client of ours is judged', () => {
    const exchanges = [{ ...answeredWith(200), to: 'scripted home server' }];
    expect(verdictOf({ checks: [holds], exchanges, subject: 'client' })).toBe('pass');
    expect(verdictOf({ checks: [holds], exchanges: [], subject: 'client' })).toBe('inconclusive');
  });

  it('is inconclusive when a check cites an exchange that was not recorded', () => {
    expect(verdictOf({ checks: [{ ...holds, exchanges: [1, 7] }] })).toBe('inconclusive');
    expect(verdictOf({ checks: [{ ...breaks, exchanges: [7] }], ending: { kind: 'check-failed' } }, 'a step')).toBe(
      'inconclusive',
    );
  });

  it('is inconclusive when nothing met a fault that was put there, whatever the checks say', () => {
    const unmet = ['refuse on hs -> blue'];
    expect(judgeExample(evidence({ checks: [holds], unmet }), undefined)).toEqual({
      verdict: 'inconclusive',
      reason: 'no exchange met the fault: refuse on hs -> blue; see GET /path (exchange 1) (fault of the target)',
    });
    expect(verdictOf({ checks: [breaks], ending: { kind: 'check-failed' }, unmet }, 'a step')).toBe('inconclusive');
  });

  it('is inconclusive where the environment explains a check that failed', () => {
    const ending = { kind: 'prevented', fault: 'environment', reason: 'nothing reaches our peers' } as const;
    expect(judgeExample(evidence({ checks: [breaks], ending }), 'a step')).toEqual({
      verdict: 'inconclusive',
      reason: 'nothing reaches our peers (environment problem)',
    });
    expect(verdictOf({ checks: [breaks], ending: { ...ending, fault: 'target' } }, 'a step')).toBe('fail');
  });

  it('tells what prevented a step rather than the fault that nothing met after it', () => {
    const ending = { kind: 'prevented', fault: 'target', reason: 'no room could be made' } as const;
    expect(judgeExample(evidence({ ending, unmet: ['refuse on hs -> blue'] }), 'a step').reason).toContain('no room');
  });
});
