import { describe, expect, it } from 'vitest';
import { answeredWith, failedAs } from '../testing/recorded-exchange.ts';
import { isLimited, toldWaitMs } from './rate-limit.ts';

const now = Date.UTC(2014, 7, 28, 12, 0, 0);
const limited = (body: string, headers = {}) => answeredWith(429, body, headers);

describe('a rate limit', () => {
  it('is an answer 429, whatever its body', () => {
    expect(isLimited(limited('slow down'))).toBe(true);
    expect(isLimited(answeredWith(403))).toBe(false);
    expect(isLimited(failedAs('late'))).toBe(false);
  });

  it.each([
    ['{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}', {}, 2500],
    ['{"retry_after_ms":2500}', { 'retry-after': '9' }, 2500],
    ['{"retry_after_ms":-1}', { 'retry-after': '9' }, 9000],
    ['', { 'retry-after': '9' }, 9000],
    ['', { 'retry-after': 'Thu, 28 Aug 2014 12:00:04 GMT' }, 4000],
    ['', { 'retry-after': 'Thu, 28 Aug 2014 11:00:00 GMT' }, 0],
    ['', { 'retry-after': 'soon' }, 1000],
    ['<html>', {}, 1000],
  ])('with %s and %o says to wait %i ms', (body, headers, waitMs) => {
    expect(toldWaitMs(limited(body, headers), now)).toBe(waitMs);
  });
});
