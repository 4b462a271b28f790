import { expect, test } from 'vitest';
import { codeIn } from './code-in.ts';

const inText = (text: string, ...known: string[]) => codeIn({ text, html: undefined }, known);
const inHtml = (html: string, text?: string) => codeIn({ text, html });

test.each<[wording: string, code: string]>([
  ['Your code is 482913.', '482913'],
  ['482913 is your authentication code for Example', '482913'],
  ['Hello alice,\n\nyour login code:\n\n    482913\n\nIt is valid for 10 minutes.', '482913'],
  ['Code: 48a9Xz', '48a9Xz'],
  ['Token KQXPZM', 'KQXPZM'],
  ['Type this in:\n\nKQXPZM\n\nThe Example Team', 'KQXPZM'],
  ['ACME\nYour code is 4829', '4829'],
  ['Please enter 482913 to log in.', '482913'],
  ['Please enter "482913" (valid for 600 seconds)', '482913'],
  ['Ihr Schlüssel lautet 4829137.', '4829137'],
  ['Your code: 482 913', '482913'],
  ['**482913**', '482913'],
  ['Use it now:\nqwxyzk\n', 'qwxyzk'],
])('in %j it is %s', (wording, code) => {
  expect(inText(wording)).toBe(code);
});

test('dates, times, addresses and durations are no codes', () => {
  const text = [
    'Thu, 28 Aug 2014 12:34:56 +0000',
    'Sent 2014-08-28T12:34:56Z by localhost:8480 (10.0.0.12:25000) to user1234@example.org, @user1234:hs:8480.',
    'Valid until August 28th, 2014, for 3600 seconds. See http://hs/99999?x=88888. © 2014',
    'Enter 482913 there.',
  ].join('\n');
  expect(inText(text)).toBe('482913');
});

test('the name of the user is no code when it is said to be known', () => {
  expect(inText('Hello al1ce7,\nyour key is 48a9Xz', 'al1ce7')).toBe('48a9Xz');
  expect(inText('Hello al1ce7,\nyour key is 48a9Xz')).toBeUndefined();
});

test('two that could be it are none', () => {
  expect(inText('Order 111111, ticket 222222')).toBeUndefined();
});

test('a code that is said twice is one', () => {
  expect(inText('Your code is 482913. Again: 482913.')).toBe('482913');
});

test.each(['', 'Hello.', 'Your code is in the HTML part.', '123', '12345678901'])('%j has none', (text) => {
  expect(inText(text)).toBeUndefined();
});

test('a code that is in the HTML part only is found', () => {
  expect(inHtml('<style>a{color:#111111}</style><p>Your code:</p><p><b>482913</b></p>')).toBe('482913');
  expect(inHtml('<p>482913</p>', 'This mail needs a reader of HTML.')).toBe('482913');
});

test.each([
  '1 '.repeat(200_000),
  'code '.repeat(50_000),
  'a'.repeat(200_000),
  'a1b2.'.repeat(50_000),
  '@'.repeat(200_000),
])('hostile text %# is searched in bounded time', (text) => {
  const start = performance.now();
  inText(text);
  expect(performance.now() - start).toBeLessThan(60_000);
});
