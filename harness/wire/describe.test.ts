import { describe, expect, it } from 'vitest';
import { answeredWith, exchange, failedAs } from '../testing/recorded-exchange.ts';
import { nameOf, outcomeOf, show } from './describe.ts';
import { settled } from './excerpt.ts';

const asked = (url: string) => nameOf(exchange({ n: 4, request: { method: 'PUT', url, headers: {}, body: null } }));

describe('the outcome of an exchange in words', () => {
  it.each([
    ['a JSON body without its white space', answeredWith(200, '{ "room_id" : "!r:hs" }\n'), '200 {"room_id":"!r:hs"}'],
    [
      'a standard error',
      answeredWith(403, '{"errcode":"M_FORBIDDEN","error":"not a member"}'),
      '403 M_FORBIDDEN: not a member',
    ],
    ['other text on one line', answeredWith(502, '<h1>\n  Bad\n</h1>'), '502 <h1> Bad </h1>'],
    ['an empty body', answeredWith(204), '204 without a body'],
    ['a failure', failedAs('refused'), 'no answer (refused: so it was)'],
    ['an exchange that has not ended', exchange(), 'no answer yet'],
  ])('has %s', (_, given, words) => {
    expect(outcomeOf(given)).toBe(words);
  });

  it('has no more than an excerpt of a long body', () => {
    expect(settled(outcomeOf(answeredWith(200, 'x'.repeat(5_000))))).toBe(`200 ${'x'.repeat(200)}…`);
  });

  it('has no more than an excerpt of a long error', () => {
    const body = JSON.stringify({ errcode: 'M_UNKNOWN', error: 'x'.repeat(5_000) });
    expect(settled(outcomeOf(answeredWith(400, body)))).toBe(`400 M_UNKNOWN: ${'x'.repeat(200)}…`);
  });
});

describe('the name of an exchange', () => {
  it('has its method, its path and its number, and no query', () => {
    expect(asked('http://hs:1/a/b?access_token=secret')).toBe('PUT /a/b (exchange 4)');
  });

  it('is the same for a request whose host was not recorded', () => {
    expect(asked('/a/b?x=y')).toBe('PUT /a/b (exchange 4)');
  });
});

describe('a value that is shown', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', '""'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('as text: %o', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it('is cut where it is long', () => {
    expect(settled(show('x'.repeat(5_000)))).toHaveLength(201);
  });
});
