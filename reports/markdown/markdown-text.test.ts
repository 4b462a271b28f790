import { describe, expect, it } from 'vitest';
import { code, codeBlock, plain, table } from './markdown-text.ts';

describe('plain', () => {
  it('leaves no character that is markup', () => {
    expect(plain('<b> *x* _y_ [z](u) `c` #1 a|b & \\')).toBe(
      '\\<b\\> \\*x\\* \\_y\\_ \\[z\\](u) \\`c\\` \\#1 a&#124;b \\& \\\\',
    );
  });

  it('does not notify who has the name of a user in the run', () => {
    expect(plain('sent by @alice:hs')).toBe('sent by @<!-- -->alice:hs');
  });
});

describe('code', () => {
  it('fences with more backticks than the text has', () => {
    expect([code('a'), code('a`b'), code('``')]).toEqual(['`a`', '``a`b``', '``` `` ```']);
  });
});

describe('codeBlock', () => {
  it('cannot be ended by the text', () => {
    expect(codeBlock('```\n# out', 'text').split('\n')).toEqual(['````text', '```', '# out', '````']);
  });

  it('says how much was left out', () => {
    expect(codeBlock('abcdef', '', 2)).toBe('```\nab\n… 4 more characters\n```');
  });
});

describe('table', () => {
  it('has a line under its head', () => {
    expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});
