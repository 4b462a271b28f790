import { describe, expect, test } from 'vitest';
import { addressOf, addressRefusal, isAddress, isSameAddress } from './login-email.ts';

describe('an email address', () => {
  test.each([
    'ann@mail.test',
    "o'hara+touch-stone@a.b-c.test",
    'a.b.c@localhost',
    '-x/y_z@mail.test',
    `${'a'.repeat(64)}@mail.test`,
  ])('%s is one', (text) => {
    expect(isAddress(text)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['a name', 'ann'],
    ['a domain', '@mail.test'],
    ['no domain', 'ann@'],
    ['two of them', 'ann@mail.test,bob@mail.test'],
    ['two of them with a semicolon', 'ann@mail.test;bob@mail.test'],
    ['one with a display name', 'Ann <ann@mail.test>'],
    ['one in brackets', '<ann@mail.test>'],
    ['a quoted one', '"ann"@mail.test'],
    ['one with a comment', 'ann(x)@mail.test'],
    ['two at signs', 'ann@mail@test'],
    ['a header after it', 'ann@mail.test\r\nBcc: bob@mail.test'],
    ['a newline after it', 'ann@mail.test\n'],
    ['a newline before it', '\nann@mail.test'],
    ['a space in it', 'an n@mail.test'],
    ['a NUL in it', 'ann\0@mail.test'],
    ['two dots in a row', 'a..b@mail.test'],
    ['a dot at the end', 'ann.@mail.test'],
    ['a label that ends in a hyphen', 'ann@mail-.test'],
    ['an empty label', 'ann@mail..test'],
    ['letters outside ASCII', 'änn@mail.test'],
    ['a domain outside ASCII', 'ann@mäil.test'],
    ['a local part of 65 characters', `${'a'.repeat(65)}@mail.test`],
    ['255 characters', `ann@${'a.'.repeat(125)}b`],
  ])('%s is none', (_, text) => {
    expect(isAddress(text)).toBe(false);
  });

  test('hostile text is seen through at once', () => {
    const start = performance.now();
    for (const text of ['a.'.repeat(100_000), `a@${'a-'.repeat(100_000)}`, `a@${'a'.repeat(120)}-.`]) isAddress(text);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('the case of the domain does not matter, that of the rest does', () => {
    expect(isSameAddress('ann@Mail.Test', 'ann@mail.test')).toBe(true);
    expect(isSameAddress('Ann@mail.test', 'ann@mail.test')).toBe(false);
  });

  test('a malformed one is refused though it is known', () => {
    expect(addressRefusal('Ann <ann@mail.test>', true)).toMatchObject({ status: 400 });
  });
});

describe("a user's address", () => {
  const facts = { localpart: 'ann', shown: null, listed: undefined, domain: undefined };

  test('is the one they have shown to be theirs, before what is configured', () => {
    expect(addressOf({ ...facts, shown: 'a@own.test', listed: 'a@list.test', domain: 'all.test' })).toBe('a@own.test');
    expect(addressOf({ ...facts, listed: 'a@list.test', domain: 'all.test' })).toBe('a@list.test');
    expect(addressOf({ ...facts, domain: 'all.test' })).toBe('ann@all.test');
  });

  test('may not be known', () => {
    expect(addressOf(facts)).toBeUndefined();
  });
});
