import { expect, test } from 'vitest';
import { formsIn, hrefsIn, textOf } from './read-html.ts';

test('the targets of links are found however they are quoted, in their order', () => {
  const html = `<a href="http://hs/1">x</a><A class='b' HREF='http://hs/2'>y</A><a href=http://hs/3 >z</a><area href="/4"/>`;
  expect(hrefsIn(html)).toEqual(['http://hs/1', 'http://hs/2', 'http://hs/3', '/4']);
});

test('entities in the target of a link are decoded', () => {
  expect(hrefsIn('<a href="http://hs/?a=1&amp;b=2&#38;c=3&#x26;d=4">x</a>')).toEqual(['http://hs/?a=1&b=2&c=3&d=4']);
});

test('a > within a quoted attribute does not end the tag', () => {
  expect(hrefsIn('<a title="a > b" href="/x">x</a>')).toEqual(['/x']);
});

test('an attribute whose name only ends in href is no link', () => {
  expect(hrefsIn('<a data-href="/no">x</a><abbr href="/no">x</abbr><link href="/no">')).toEqual([]);
});

test('the text leaves out what no reader sees, and ends a line with each block', () => {
  const html = '<head><style>p{color:#123456}</style></head><p>Your code:</p><b>1&#50;34</b><br>Bye<!-- 9999 -->';
  expect(
    textOf(html)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['Your code:', '1234', 'Bye']);
});

test('what is no entity stays as it is', () => {
  expect(textOf('&nonsense; 1 & 2')).toBe('&nonsense; 1 & 2');
});

test('a form has its method, its action and the values that the page gave its fields', () => {
  const html = `<input name="out" value="x"><form action="/one"><input name="a" value="1&amp;2"><p><button name="b">B</button></form>
    <form METHOD="POST" action="/two"><input name="c"></form>`;
  expect(formsIn(html)).toEqual([
    { method: 'get', action: '/one', fields: { a: '1&2', b: '' } },
    { method: 'post', action: '/two', fields: { c: '' } },
  ]);
});

test.each([
  '<a '.repeat(200_000),
  `<a ${'"'.repeat(200_000)}`,
  `<a ${'href='.repeat(50_000)}`,
  '<style>'.repeat(50_000),
  '<div>'.repeat(50_000),
  '<table><td>'.repeat(20_000),
  '<form><input name=a>'.repeat(10_000),
])('hostile HTML %# is read in bounded time', { timeout: 120_000 }, (html) => {
  const start = performance.now();
  hrefsIn(html);
  textOf(html);
  formsIn(html);
  expect(performance.now() - start).toBeLessThan(60_000);
});
