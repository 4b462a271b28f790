import { describe, expect, it } from 'vitest';
import { answeredWith, exchange, failedAs } from '../testing/recorded-exchange.ts';
import { exampleRecord } from '../testing/requirement-record.ts';
import { courseOf } from './course.ts';

const withTarget = { to: 'server hs' };

describe('the course of an Example', () => {
  it('counts what the target was asked, and what it answered', () => {
    const exchanges = [
      { ...answeredWith(200), ...withTarget, durationMs: 9 },
      { ...answeredWith(500), ...withTarget, durationMs: 4 },
      { ...failedAs('refused'), ...withTarget },
      { ...exchange(withTarget) },
    ];
    expect(courseOf({ record: exampleRecord(), exchanges })).toMatchObject({
      ...{ asked: 4, answered: 2, quickestMs: 4, failure: 'so it was' },
    });
  });

  it('leaves out what our own parties were asked', () => {
    const exchanges = [{ ...answeredWith(200), to: 'peer blue', from: 'server hs' }];
    expect(courseOf({ record: exampleRecord(), exchanges })).toMatchObject({ asked: 0, answered: 0, quickestMs: null });
  });

  it.each([
    ['pass', true],
    ['fail', true],
    ['inconclusive', false],
    ['not-offered', false],
  ] as const)('%s: it was judged is %s', (verdict, judged) => {
    expect(courseOf({ record: exampleRecord({ verdict }), exchanges: [] }).judged).toBe(judged);
  });

  it('knows whether its very first step stopped it', () => {
    const stopped = { text: 'Alice has an account', state: 'stopped' } as const;
    const done = { text: 'blue is there', state: 'done' } as const;
    const at = (...steps: (typeof stopped | typeof done)[]) =>
      courseOf({ record: exampleRecord({ steps }), exchanges: [] }).stoppedAtFirst;
    expect([at(stopped), at(done, stopped), at()]).toEqual([true, false, false]);
  });
});
