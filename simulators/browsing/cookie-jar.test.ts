import { expect, test } from 'vitest';
import { frozenClock } from '../../harness/clock/frozen-clock.ts';
import { CookieJar } from './cookie-jar.ts';

const jarWith = (setCookie: string, url = 'http://op:1/a/b') => {
  const jar = new CookieJar(frozenClock().now);
  jar.keep(url, setCookie);
  return jar;
};

test('cookies go back to where they came from, within their paths', () => {
  const jar = jarWith('x=1; path=/a/b; httponly, y=2; path=/; expires=Thu, 01 Jan 2099 00:00:00 GMT; httponly, z=3');
  expect(jar.headerFor('http://op:1/a/b/c')).toBe('x=1; y=2; z=3');
  expect(jar.headerFor('http://op:1/a/bc')).toBe('y=2; z=3');
  expect(jar.headerFor('http://op:1/')).toBe('y=2');
});

test('another port is another party', () => {
  expect(jarWith('x=1; path=/').headerFor('http://op:2/')).toBeUndefined();
});

test('a cookie that is set again takes its own place', () => {
  const jar = jarWith('x=1; path=/, x=2; path=/');
  expect(jar.headerFor('http://op:1/')).toBe('x=2');
});

test.each([
  'x=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT',
  'x=; path=/; expires=Wed, 27 Aug 2014 00:00:00 GMT',
  'x=; path=/; max-age=0',
])('%s takes it back', (line) => {
  const jar = jarWith('x=1; path=/');
  jar.keep('http://op:1/', line);
  expect(jar.headerFor('http://op:1/')).toBeUndefined();
});

test('an answer that sets none changes nothing', () => {
  expect(jarWith('').headerFor('http://op:1/')).toBeUndefined();
  const jar = jarWith('x=1; path=/');
  jar.keep('http://op:1/');
  expect(jar.headerFor('http://op:1/')).toBe('x=1');
});

test('there are only so many', () => {
  const jar = jarWith(Array.from({ length: 200 }, (_, i) => `c${i}=1; path=/`).join(', '));
  expect(jar.headerFor('http://op:1/')?.split('; ')).toHaveLength(100);
});
