import { describe, expect, it } from 'vitest';
import { answeredWith } from '../../harness/testing/recorded-exchange.ts';
import { exampleRecord } from '../../harness/testing/requirement-record.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { areasOf, checkOffers, notOfferedExample, withOffers } from './offers.ts';

const dialect = defaultEdition.defaultDialect;
const suite = ['login', 'rooms', 'login'].map((area, n) => ({
  requirement: `${area}.one`,
  ...{ id: `${area}.one/${n}`, feature: `features/draft/${area}/f.feature`, line: n, name: 'It is' },
}));

/** An Example that was stopped by the answer to a request. */
function stoppedBy(method: string, path: string, status: number, verdict: 'inconclusive' | 'fail' = 'inconclusive') {
  const answered = answeredWith(status, '{}');
  const request = { ...answered.request, method, url: `http://hs${path}` };
  return {
    requirement: 'profile.name',
    exchanges: [],
    record: exampleRecord({
      verdict,
      reason: 'it could not',
      checks: verdict === 'fail' ? [{ text: 't', expected: 'e', actual: 'a', holds: false, exchanges: [1] }] : [],
      exchanges: [{ ...answered, request }],
    }),
  };
}

describe('what a target is declared to offer', () => {
  it('is named by the folders of the suite', () => {
    expect(areasOf(suite)).toEqual(['login', 'rooms']);
    expect(() => checkOffers(['login'], suite)).not.toThrow();
    expect(() => checkOffers(['logins'], suite)).toThrow('there is no "logins". The suite has login and rooms.');
  });

  it('leaves the rest not offered, with the reason', () => {
    const [, rooms] = suite;
    expect(rooms && notOfferedExample(rooms, ['login']).record).toMatchObject({
      verdict: 'not-offered',
      reason: 'the target is declared to offer only login',
    });
  });

  it.each([
    ['rooms that it does not have', stoppedBy('POST', '/matrix/client/api/v1/createRoom', 404), 'not-offered'],
    ['something that it has', stoppedBy('POST', '/matrix/client/api/v1/login', 404), 'inconclusive'],
    [
      'rooms, and fails since they are not there',
      stoppedBy('POST', '/matrix/client/api/v1/createRoom', 404, 'fail'),
      'not-offered',
    ],
    ['rooms, which answer wrongly', stoppedBy('POST', '/matrix/client/api/v1/createRoom', 200, 'fail'), 'fail'],
    ['a login, which fails', stoppedBy('POST', '/matrix/client/api/v1/login', 404, 'fail'), 'fail'],
    ["a path that is nobody's", stoppedBy('GET', '/elsewhere', 404), 'inconclusive'],
  ])('decides an Example that needs %s', (_, example, verdict) => {
    expect(withOffers(example, ['login', 'registration'], dialect).record.verdict).toBe(verdict);
  });
});
