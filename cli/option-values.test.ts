import { describe, expect, it } from 'vitest';
import { regularExpression, serverName, wholeNumber } from './option-values.ts';

describe('a whole number', () => {
  it('is read as a number', () => {
    expect(wholeNumber(1, 64)('2')).toBe(2);
  });

  it.each(['0', '65', '-1', '1.5', '1e1', '0x10', '', ' 2', 'two'])('is not %j', (text) => {
    expect(() => wholeNumber(1, 64)(text)).toThrow('from 1 to 64');
  });
});

describe('a regular expression', () => {
  it('is kept as it was given', () => {
    expect(regularExpression('^a.*$')).toBe('^a.*$');
  });

  it('is not what does not parse', () => {
    expect(() => regularExpression('(')).toThrow('Unterminated group');
  });
});

describe('the name of a server', () => {
  it.each(['hs.example', 'localhost:8480', '[::1]:8480'])('may be %s', (name) => {
    expect(serverName(name)).toBe(name);
  });

  it.each(['', 'a b', 'http://hs', '@u:hs'])('is not %j', (name) => {
    expect(() => serverName(name)).toThrow('domain');
  });
});
