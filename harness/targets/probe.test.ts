import { describe, expect, it } from 'vitest';
import { bodyOf } from '../wire/body.ts';
import type { Answer, Exchange, FailureKind } from '../wire/exchange.ts';
import { complaintOf, versionsIn } from './probe.ts';

const exchange = (outcome: Pick<Exchange, 'answer'> | Pick<Exchange, 'failure'>): Exchange => ({
  n: 1,
  at: 0,
  durationMs: 1,
  from: 'harness',
  to: 'target',
  request: { method: 'GET', url: 'http://hs/matrix/client/api/v1/login', headers: {}, body: null },
  answer: null,
  failure: null,
  fault: null,
  ...outcome,
});
const failed = (kind: FailureKind) => complaintOf(exchange({ failure: { kind, message: 'so it was' } }), 5_000);
const answered = (body: string, more: Partial<Answer> = {}) =>
  complaintOf(exchange({ answer: { status: 200, headers: {}, body: bodyOf(body), ...more } }), 5_000);

describe('what is wrong with a target that is asked how to log in', () => {
  it('is nothing where it answers in JSON, whatever it says', () => {
    expect(answered('{"flows":[]}')).toBeUndefined();
    expect(answered('{"errcode":"M_UNRECOGNIZED","error":"no"}', { status: 404 })).toBeUndefined();
  });

  it.each([
    ['refused', /nothing listens there/],
    ['unreachable', /no such host/],
    ['late', /within 5 s.*patience\.answer/],
    ['too-large', /does not end/],
    ['reset', /connection broke/],
    ['not-http', /plain HTTP/],
  ] as const)('says what to do about %s', (kind, words) => {
    expect(failed(kind)).toMatch(words);
  });

  it('says how to trust a server whose certificate is not', () => {
    const failure = { kind: 'not-http' as const, message: 'unable to verify the first certificate' };
    expect(complaintOf(exchange({ failure }), 5_000)).toMatch(/tls: \{ca: FILE\}/);
  });

  it('names where it redirects to', () => {
    expect(answered('', { status: 302, headers: { location: 'http://elsewhere' } })).toMatch(/http:\/\/elsewhere/);
  });

  it('tells another JSON service from a home server', () => {
    expect(answered('{"status":"up"}')).toMatch(/neither "flows" nor "errcode"/);
    expect(answered('null')).toMatch(/not a home server of this edition/);
  });

  it('tells a server of today by its versions', () => {
    const listed = (body: string) => versionsIn(exchange({ answer: { status: 200, headers: {}, body: bodyOf(body) } }));
    expect(listed('{"versions":["r0.6.1","v1.1","v1.11"]}')).toEqual(['r0.6.1', 'v1.1', 'v1.11']);
    expect(listed('{"versions":["1"]}')).toEqual([]);
    expect(listed('{}')).toEqual([]);
  });

  it('tells a web page from other nonsense', () => {
    expect(answered('<!doctype html><h1>It works</h1>')).toMatch(/HTML page/);
    expect(answered('{"flows": [')).toMatch(/not JSON/);
  });
});
