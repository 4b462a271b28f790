import { expect, test } from 'vitest';
import { bodyOf } from '../../harness/wire/body.ts';
import { scrubbed } from './scrub.ts';

const request = (parts: { url?: string; authorization?: string; body?: string }) => ({
  method: 'POST',
  url: parts.url ?? '/token',
  headers: parts.authorization === undefined ? {} : { authorization: parts.authorization },
  body: parts.body === undefined ? null : bodyOf(parts.body),
});

test('a secret that is known is hidden wherever it stands', () => {
  const text = JSON.stringify(
    scrubbed(request({ url: '/authorize?x=a%26%20b', authorization: 'Bearer a& b', body: 'y=a%26+b' }), ['a& b']),
  );
  expect(text).not.toMatch(/a(&|%26)( |%20|\+)b/);
});

test('what was sent in place of a secret is hidden too', () => {
  const { headers, body } = scrubbed(
    request({ authorization: 'Basic aHM6d3Jvbmc=', body: 'client_id=hs&client_secret=wrong&code=c' }),
    [],
  );
  expect(headers).toEqual({ authorization: 'Basic ‹client secret›' });
  expect(body?.text).toBe('client_id=hs&client_secret=‹client secret›&code=c');
});

test('a request that has none stays as it is', () => {
  const plain = request({ url: '/authorize?client_id=hs', authorization: 'Bearer token', body: 'code=c' });
  expect(scrubbed(plain, ['', 'secret'])).toEqual(plain);
});
