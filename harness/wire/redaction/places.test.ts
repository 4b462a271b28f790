import { describe, expect, it } from 'vitest';
import { bodyOf } from '../body.ts';
import type { Exchange } from '../exchange.ts';
import { Redactor } from '../redaction.ts';

interface Parts {
  readonly request?: Partial<Exchange['request']>;
  readonly answer?: { readonly text?: string; readonly headers?: Record<string, string> };
}

function exchange({ request, answer }: Parts): Exchange {
  return {
    ...{ n: 1, at: 0, durationMs: 1, from: 'client alice', to: 'target', failure: null, fault: null },
    request: { method: 'POST', url: 'http://hs/x', headers: {}, body: null, ...request },
    answer: answer ? { status: 200, headers: answer.headers ?? {}, body: bodyOf(answer.text ?? '') } : null,
  };
}

function redacted(...parts: readonly Parts[]): string {
  const exchanges = parts.map(exchange);
  const redactor = new Redactor();
  redactor.learn(exchanges);
  return JSON.stringify(redactor.value(exchanges));
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const sent = (text: string, headers = {}): Parts => ({ request: { headers, body: bodyOf(text) } });
const answered = (text: string, headers = {}): Parts => ({ answer: { text, headers } });

describe('a secret is hidden by its place', () => {
  it.each<[string, Parts, RegExp]>([
    ['in JSON', answered('{"access_token":"tok-1234"}'), /1234/],
    ['in JSON that is not quite JSON', answered('{"access_token":"tok-1234",}'), /1234/],
    ['in JSON that was cut short', sent('{"password":"tok-1234'), /1234/],
    ['in JSON behind a byte order mark', answered('\ufeff{"access_token":"tok-1234"}'), /1234/],
    ['in JSON behind other text', answered('OK "it\'s" {"access_token":"tok-1234"}'), /1234/],
    ['in JSON in a string of JSON', answered(JSON.stringify({ a: JSON.stringify({ token: 'tok-1234' }) })), /1234/],
    [
      'in JSON in JSON in JSON, with quotes in it',
      answered(JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ token: 'to"k-1234' }) }) })),
      /1234/,
    ],
    ['with a letter of it escaped', answered('{"access_token":"\\u0074ok-1234"}'), /1234/],
    ['under a key with a letter escaped', answered('{"acces\\u0073_token":"tok-1234"}'), /1234/],
    ['with slashes escaped', answered('{"access_token":"tok\\/1234"}'), /1234/],
    ['in a list', sent('{"code":["123456"]}'), /123456/],
    ['in a list in a list', sent('{"code":[["123456", 654321]]}'), /123456|654321/],
    ['in an object', sent('{"password":{"a":"tok-1234","b":[1,"x"]}}'), /1234/],
    ['as a number', sent('{"code":471199}'), /471199/],
    ['in another case of the key', answered('{"accessToken":"tok-1234","Refresh_Token":"tok-5678"}'), /1234|5678/],
    ['however short it is', sent('{"password":"a\\"1"}'), /a\\*"1/],
    ['in a session', answered('{"session":"sess-1234"}'), /1234/],
    ['in a query', { request: { url: '/x?access_token=abc12&b=1' } }, /abc12/],
    ['in the state of an OAuth2 request', { request: { url: '/x?state=abc12&client_id=1' } }, /abc12/],
    ['in a form', sent('password=p%28w%29+1&user=alice', form), /p%28w|p\(w/],
    ['in an answer that is a form', answered('access_token=tok-1234&x=1', form), /1234/],
    ['in Location', { answer: { headers: { location: 'https://x/?code=ABC%2fDEFGH' } } }, /DEFGH/],
    ['in a fragment', { answer: { headers: { location: 'https://x/#access_token=tok-1234' } } }, /1234/],
    ['in an address within an address', { request: { url: `/x?to=${encodeURIComponent('/y?code=c-1234')}` } }, /1234/],
    ['in a link on a page', answered('<a href="?a=1&amp;access_token=tok-1234">'), /1234/],
    ['in a hidden field', answered("<input value='sess-1234' type=hidden name=session>"), /1234/],
    ['in Authorization', { request: { headers: { Authorization: 'Bearer tok-1234' } } }, /1234/],
    ['in a scheme that is quoted', answered('you sent Authorization: Bearer tok-1234'), /1234/],
    ['in a cookie', { request: { headers: { cookie: 'a=tok-1234; b=tok-5678' } } }, /1234|5678/],
    ['in Set-Cookie', { answer: { headers: { 'set-cookie': 'a=tok-1234; Path=/' } } }, /1234/],
    ['before the host of an address', { request: { url: 'http://alice:wonder1@hs/x' } }, /wonder1/],
  ])('%s', (_, parts, secret) => {
    expect(redacted(parts)).not.toMatch(secret);
  });
});

describe('a secret is hidden wherever else it stands', () => {
  it('where credentials of Basic are shown again, as they are or decoded', () => {
    const encoded = Buffer.from('client:hush-hush-1').toString('base64');
    const text = redacted(
      { request: { headers: { authorization: `Basic ${encoded}` } } },
      answered(`got ${encoded}`),
      answered('no such secret: hush-hush-1'),
    );
    expect(text).not.toMatch(/hush|Y2xpZW50/);
  });

  it('where a code stands in the words of a mail, but not within another number', () => {
    const text = redacted(sent('{"code":"4711"}'), answered('Your code is 4711.'), answered('at 1647110000'));
    expect(text).toContain('Your code is ‹secret 1›.');
    expect(text).toContain('at 1647110000');
  });

  it('where a target quotes it in escapes of its own', () => {
    const text = redacted(sent('{"password":"pässwörd-密"}'), answered('{"error":"p\\u00e4ssw\\u00f6rd-\\u5bc6"}'));
    expect(text).not.toMatch(/00f6rd|wörd/);
  });
});

describe('what is no secret', () => {
  it.each<[string, Parts, string]>([
    ['the state of a room', answered('{"state":[{"type":"m.room.name"}]}'), 'm.room.name'],
    ['the code of an error', answered('{"errcode":"M_FORBIDDEN","code":403}'), 'code\\":403'],
    ['a page of history', answered('{"start":"t1-2","end":"t3-4"}'), 't3-4'],
    ['what there is none of', answered('{"session":null,"token":""}'), 'session\\":null,\\"token\\":\\"\\"'],
    ['the path of a cookie', { answer: { headers: { 'set-cookie': 'a=tok-1234; Path=/home' } } }, 'Path=/home'],
    ['a word about authentication', answered('Basic authentication is not offered'), 'Basic authentication is'],
  ])('stays: %s', (_, parts, words) => {
    expect(redacted(parts)).toContain(words);
  });

  it('stays as it is when it is redacted again', () => {
    const redactor = new Redactor();
    const once = redactor.value([
      exchange({ request: { headers: { cookie: 'sid=tok-1234' }, url: '/x?token=tok-5678' } }),
    ]);
    expect(redactor.value(once)).toEqual(once);
    expect(redactor.secrets).toHaveLength(2);
  });
});

it('bytes that held a secret are not kept', () => {
  const bytes = Buffer.concat([Buffer.from('token=tok-1234&'), Buffer.of(0xff)]);
  const redactor = new Redactor();
  const value = redactor.value(exchange({ request: { headers: form, body: bodyOf(bytes) } }));
  expect(value.request.body).not.toHaveProperty('base64');
});
