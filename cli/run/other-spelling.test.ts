import { describe, expect, it } from 'vitest';
import { answeredWith } from '../../harness/testing/recorded-exchange.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { otherSpelling } from './other-spelling.ts';

const { defaultDialect: dialect } = defaultEdition;
const noRoute = answeredWith(404, '{"errcode":"M_UNRECOGNIZED"}');
const profile = 'http://hs/matrix/client/api/v1/profile/%40ann%3Ahs/displayname?access_token=x';
const pull = 'http://hs/matrix/federation/v1/pull/';

const failed = (url: string, answered = noRoute) => ({
  verdict: 'fail' as const,
  checks: [{ text: 'it is granted', expected: '2xx', actual: '404', holds: false, exchanges: [1] }],
  exchanges: [{ ...answered, request: { ...answered.request, url } }],
});

describe('the other spelling of a failed Example', () => {
  it('is that of user ids where its request had one in the path', () => {
    expect(otherSpelling(failed(profile), dialect)).toEqual({ userIdsInPaths: 'raw' });
    expect(otherSpelling(failed(profile), { ...dialect, userIdsInPaths: 'raw' })).toEqual({
      userIdsInPaths: 'percent-encoded',
    });
  });

  it('is that of trailing slashes where its request had one', () => {
    expect(otherSpelling(failed(pull), dialect)).toEqual({ trailingSlashes: 'left-out' });
  });

  it.each([
    ['its request was understood and refused', failed(profile, answeredWith(403, '{"errcode":"M_FORBIDDEN"}'))],
    ['its request has only one spelling', failed('http://hs/matrix/client/api/v1/login')],
    ['its request is for nothing that we know', failed('http://hs/elsewhere')],
    ['it did not fail', { ...failed(profile), verdict: 'inconclusive' as const }],
  ])('is none where %s', (_, example) => {
    expect(otherSpelling(example, dialect)).toBeUndefined();
  });
});
