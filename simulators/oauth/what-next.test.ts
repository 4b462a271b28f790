import { expect, test } from 'vitest';
import { bodyOf } from '../../harness/wire/body.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { whatNext } from './what-next.ts';

const issuer = 'http://op:1';

function next(url: string, status: number, { location, html = '' }: { location?: string; html?: string } = {}) {
  const open = new Recorder(() => 0).begin('x', 'y', { method: 'GET', url, headers: {}, body: null });
  const headers: Record<string, string> = location === undefined ? {} : { location };
  return whatNext(url, open.end({ status, headers, body: bodyOf(html) }), issuer);
}

test('a redirect within the provider is followed', () => {
  expect(next('http://op:1/authorize?x', 303, { location: '/consent/1' })).toEqual({
    kind: 'follow',
    url: 'http://op:1/consent/1',
  });
});

test('a redirect to the provider is followed', () => {
  expect(next('http://hs/select', 302, { location: 'http://op:1/authorize' })).toMatchObject({ kind: 'follow' });
});

test('a redirect out of the provider is where it ends', () => {
  const back = 'http://hs/redirect?code=1';
  expect(next('http://op:1/authorize/1', 303, { location: back })).toEqual({ kind: 'leave', url: back });
});

test('a host that only begins as the provider’s is another', () => {
  expect(next('http://op:1/authorize/1', 303, { location: 'http://op:10/' })).toMatchObject({ kind: 'leave' });
});

test('a form of the provider is the consent page', () => {
  expect(next('http://op:1/consent/1', 200, { html: '<form method="post">' })).toEqual({ kind: 'consent' });
});

test('of a selection page the links to the provider are taken', () => {
  const html =
    '<a href="http://other/authorize">a</a><a href="http://op:1/authorize?a=1&amp;b=2">b</a><a href="/x">c</a>';
  expect(next('http://hs/select', 200, { html })).toEqual({
    kind: 'choose',
    urls: ['http://op:1/authorize?a=1&b=2'],
  });
});

test('without a link to the provider, those within the home server are tried', () => {
  const html = '<a href="go?to=1">a</a><a href="/go?to=2">b</a><a href="go?to=1">a</a><a href="http://other/">c</a>';
  expect(next('http://hs/login/select', 200, { html })).toEqual({
    kind: 'choose',
    urls: ['http://hs/login/go?to=1', 'http://hs/go?to=2'],
  });
});

test('only so many links are tried', () => {
  const html = Array.from({ length: 50 }, (_, i) => `<a href="/${i}">x</a>`).join('');
  expect(next('http://hs/select', 200, { html })).toHaveProperty('urls.length', 10);
});

test.each([
  ['an error of the provider', 'http://op:1/authorize', 400, {}],
  ['an error of the home server', 'http://hs/select', 404, {}],
  ['a page of the provider without a form', 'http://op:1/x', 200, { html: '<p>Done.</p>' }],
  ['a redirect to nowhere', 'http://hs/select', 302, { location: 'http://[' }],
  ['a redirect without a target', 'http://hs/select', 302, {}],
])('%s is the end', (_, url, status, parts) => {
  expect(next(url, status, parts)).toEqual({ kind: 'stop' });
});
