import { describe, expect, it } from 'vitest';
import { PreparationFailed } from '../preparation.ts';
import { answeredWith, failedAs } from '../testing/recorded-exchange.ts';
import { accepted, jsonSuccess, noCredentials, objectSuccess, refused, standardError } from './exchange-checks.ts';

const error = '{"errcode":"M_FORBIDDEN","error":"no"}';

describe('a check of an exchange', () => {
  it('says what it looked at, what it expected and what it found, and cites the exchange', () => {
    expect(accepted({ ...answeredWith(403, error), n: 4 })).toEqual({
      text: 'GET /path (exchange 4) is accepted',
      expected: 'a 2xx answer',
      actual: '403 M_FORBIDDEN: no',
      holds: false,
      exchanges: [4],
    });
  });

  it.each([accepted, refused, standardError, jsonSuccess, objectSuccess, noCredentials])(
    'judges nothing where there was no answer: %o',
    (check) => {
      expect(() => check(failedAs('late'))).toThrow(PreparationFailed);
    },
  );

  it.each([
    ['accepted', accepted, 200, '', true],
    ['accepted', accepted, 202, 'anything', true],
    ['accepted', accepted, 302, '', false],
    ['refused', refused, 401, '', true],
    ['refused', refused, 200, error, false],
    ['refused', refused, 500, error, false],
    ['standardError', standardError, 403, error, true],
    ['standardError', standardError, 403, '{"errcode":"M_FORBIDDEN","error":"no","more":1}', true],
    ['standardError', standardError, 403, '{"errcode":"M_FORBIDDEN"}', true],
    ['standardError', standardError, 403, '{"error":"no"}', false],
    ['standardError', standardError, 403, '{"errcode":7,"error":"no"}', false],
    ['standardError', standardError, 403, 'no', false],
    ['jsonSuccess', jsonSuccess, 200, '""', true],
    ['jsonSuccess', jsonSuccess, 200, 'null', true],
    ['jsonSuccess', jsonSuccess, 200, '', false],
    ['jsonSuccess', jsonSuccess, 400, '{}', false],
    ['objectSuccess', objectSuccess, 200, '{}', true],
    ['objectSuccess', objectSuccess, 200, '[]', false],
    ['objectSuccess', objectSuccess, 200, 'null', false],
    ['objectSuccess', objectSuccess, 500, '{}', false],
    ['noCredentials', noCredentials, 200, '{"next":"m.login.password"}', true],
    ['noCredentials', noCredentials, 200, 'not JSON', true],
    ['noCredentials', noCredentials, 200, '{"access_token":"t"}', false],
    ['noCredentials', noCredentials, 403, '{"access_token":null}', false],
  ] as const)('called %s, for %o %i %s: %o', (_, check, status, body, holds) => {
    expect(check(answeredWith(status, body)).holds).toBe(holds);
  });
});
