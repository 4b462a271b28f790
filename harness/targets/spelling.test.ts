import { describe, expect, it } from 'vitest';
import { defaultEdition } from '../../spec/editions/index.ts';
import { answeredWith, exchange } from '../testing/recorded-exchange.ts';
import { learntSentences, spelt, understood } from './spelling.ts';

const answered = (status: number, body: unknown = {}) => answeredWith(status, JSON.stringify(body));
const granted = answered(200);
const refused = answered(403, { errcode: 'M_FORBIDDEN' });
const notFound = answered(404, { errcode: 'M_NOT_FOUND' });
const noRoute = answered(404, { errcode: 'M_UNRECOGNIZED' });
const page = answered(404, '<html>');

describe('which of two spellings a target understands', () => {
  it.each([
    ['the usual one where both are granted', granted, granted, 'usual'],
    ['the usual one where both are refused', refused, notFound, 'usual'],
    ['the usual one where neither is a route', noRoute, page, 'usual'],
    ['the other where it alone is granted', notFound, granted, 'other'],
    ['the other where it alone is a route', noRoute, refused, 'other'],
    ['the other where the usual one is a page', page, notFound, 'other'],
    ['the other where the usual one is redirected', answered(301), refused, 'other'],
    ['the other where the usual one breaks the server', answered(500), refused, 'other'],
    ['the usual one where nothing answers', exchange(), exchange(), 'usual'],
  ] as const)('is %s', (_, usual, other, which) => {
    expect(understood(usual, other)).toBe(which);
  });
});

describe('a spelling that was learnt', () => {
  const { defaultDialect: dialect } = defaultEdition;

  it('takes the place of the usual one', () => {
    expect(spelt(dialect, { userIdsInPaths: 'raw' })).toMatchObject({ userIdsInPaths: 'raw', trailingSlashes: 'sent' });
  });

  it('is reported where it is not the usual one', () => {
    expect(learntSentences(dialect, { userIdsInPaths: 'percent-encoded', trailingSlashes: 'sent' })).toEqual([]);
    expect(learntSentences(dialect, { userIdsInPaths: 'raw', trailingSlashes: 'left-out' })).toEqual([
      'User ids stand as they are in paths.',
      'Federation paths have no trailing slash.',
    ]);
  });
});
