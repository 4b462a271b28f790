import { expect, test } from 'vitest';
import { linkIn, linksIn } from './links-in.ts';

const mail = (text?: string, html?: string) => ({ text, html });

test('URLs of the text end where the sentence goes on', () => {
  const text =
    'Open http://hs:8008/a?b=c. Or (https://hs/d), or <http://hs/e>! [http://hs/f] http://hs/g_(h)\nhttp://hs/i';
  expect(linksIn(mail(text))).toEqual([
    'http://hs:8008/a?b=c',
    'https://hs/d',
    'http://hs/e',
    'http://hs/f',
    'http://hs/g_(h)',
    'http://hs/i',
  ]);
});

test('a link that is in both parts is given once', () => {
  expect(linksIn(mail('http://hs/x?a=1&b=2', '<a href="http://hs/x?a=1&amp;b=2">Click</a>'))).toEqual([
    'http://hs/x?a=1&b=2',
  ]);
});

test('a link that is in the HTML part only is found', () => {
  expect(linkIn(mail(undefined, '<p>Click <a href="http://hs/x">here</a></p>'))).toBe('http://hs/x');
});

test.each(['mailto:a@hs', 'javascript:alert(1)', '/relative', 'http://', 'ftp://hs/x'])(
  '%s is no link to open',
  (href) => {
    expect(linksIn(mail(undefined, `<a href="${href}">x</a>`))).toEqual([]);
  },
);

test('of several links it is the one that carries most', () => {
  expect(linkIn(mail('http://hs/ http://hs/login/email/confirm?token=abcdef0123456789 http://hs/help'))).toBe(
    'http://hs/login/email/confirm?token=abcdef0123456789',
  );
});

test('hosts leave out links to others', () => {
  const text = 'http://advertisement/very/long/path/indeed http://hs:8008/x';
  expect(linkIn(mail(text), { hosts: ['hs:8008'] })).toBe('http://hs:8008/x');
  expect(linkIn(mail(text), { hosts: ['hs'] })).toBeUndefined();
});

test('a mail without links has none', () => {
  expect(linkIn(mail('Hello.'))).toBeUndefined();
  expect(linkIn(mail())).toBeUndefined();
});
