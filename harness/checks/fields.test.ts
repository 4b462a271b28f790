import { describe, expect, it } from 'vitest';
import { PreparationFailed } from '../preparation.ts';
import { answeredWith, failedAs } from '../testing/recorded-exchange.ts';
import { bodyIn, field, gives } from './fields.ts';
import { is, someText } from './matcher.ts';

describe('what an answer has under a key', () => {
  it('is undefined where it has not, or is no object', () => {
    expect(field(answeredWith(200, '{"topic":"tea"}'), 'topic')).toBe('tea');
    expect(field(answeredWith(200, '{"topic":"tea"}'), 'name')).toBeUndefined();
    expect(bodyIn(answeredWith(200, '["tea"]'))).toEqual({});
    expect(bodyIn(answeredWith(200, 'tea'))).toEqual({});
  });

  it('is not known where there is no answer', () => {
    expect(() => field(failedAs('late'), 'topic')).toThrow(PreparationFailed);
  });
});

describe('an answer that gives something', () => {
  it('is shown by the value under the key', () => {
    expect(gives(answeredWith(200, '{"topic":"cake"}'), { topic: is('tea') })).toEqual({
      expected: '"topic": "tea"',
      actual: '"topic": "cake"',
      holds: false,
      exchanges: [1],
    });
  });

  it('is explained by the refusal where the key is missing', () => {
    const refusal = answeredWith(401, '{"errcode":"M_UNKNOWN_TOKEN","error":"who?"}');
    expect(gives(refusal, { topic: is('tea') }).actual).toBe('401 M_UNKNOWN_TOKEN: who?');
  });

  it('has all of the keys', () => {
    const both = { type: is('tea'), session: someText };
    expect(gives(answeredWith(200, '{"type":"tea","session":"s"}'), both).holds).toBe(true);
    expect(gives(answeredWith(200, '{"type":"tea"}'), both).holds).toBe(false);
  });
});
