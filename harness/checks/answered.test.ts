import { describe, expect, it } from 'vitest';
import { PreparationFailed } from '../preparation.ts';
import { answeredWith, exchange, failedAs } from '../testing/recorded-exchange.ts';
import type { Exchange } from '../wire/exchange.ts';
import { answerOf, isRefusal, isSuccess } from './answered.ts';

const preventedBy = (given: Exchange): PreparationFailed => {
  try {
    answerOf(given);
  } catch (error) {
    if (error instanceof PreparationFailed) return error;
    throw error;
  }
  throw new Error('nothing was prevented');
};

describe('the answer that a check looks at', () => {
  it.each([200, 404, 500])('is there for a %i', (status) => {
    expect(answerOf(answeredWith(status)).status).toBe(status);
  });

  it("is the target's fault where there is none, and says what came instead", () => {
    const { fault, message } = preventedBy(failedAs('reset'));
    expect(fault).toBe('target');
    expect(message).toBe('GET /path (exchange 1) got no answer (reset: so it was)');
  });

  it('is not there for an exchange that has not ended', () => {
    expect(preventedBy(exchange()).message).toContain('no answer yet');
  });

  it('is the fault of the surroundings where our pace was too fast', () => {
    const { fault, message } = preventedBy(answeredWith(429, '{"errcode":"M_LIMIT_EXCEEDED","error":"slow down"}'));
    expect(fault).toBe('environment');
    expect(message).toContain('rate limit');
  });
});

describe('the class of a status', () => {
  it.each([
    [199, false, false],
    [200, true, false],
    [299, true, false],
    [300, false, false],
    [399, false, false],
    [400, false, true],
    [499, false, true],
    [500, false, false],
  ])('is told for %i', (status, success, refusal) => {
    const answer = answerOf(answeredWith(status));
    expect([isSuccess(answer), isRefusal(answer)]).toEqual([success, refusal]);
  });
});
