import { describe, expect, it } from 'vitest';
import { xmlDocument } from './xml.ts';

const text = (content: string) => xmlDocument({ name: 'a', attributes: {}, content }).split('\n')[1];

describe('xmlDocument', () => {
  it('indents what is within', () => {
    const root = { name: 'a', attributes: { n: 1, gone: undefined }, content: [{ name: 'b', attributes: {} }] };
    expect(xmlDocument(root)).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a n="1">\n  <b/>\n</a>\n');
  });

  it('escapes what is markup, the end of a CDATA section included', () => {
    expect(text('<b a="1"> & ]]>')).toBe('<a>&lt;b a=&quot;1&quot;&gt; &amp; ]]&gt;</a>');
  });

  it('spells out every character that XML 1.0 forbids', () => {
    const forbidden = `${Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('')}\ud800\ufffe\uffff`;
    const legal = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
    expect(legal.test(forbidden)).toBe(false);
    expect(xmlDocument({ name: 'a', attributes: { b: forbidden }, content: forbidden })).toMatch(legal);
  });

  it('keeps newlines of an attribute', () => {
    expect(xmlDocument({ name: 'a', attributes: { b: '1\n2' } })).toContain('b="1&#10;2"');
  });
});
