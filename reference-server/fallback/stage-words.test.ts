import { expect, test } from 'vitest';
import { LoginType } from '../../spec/editions/draft-2014-08/wire/login.ts';
import { flowInWords } from './stage-words.ts';

test.each([
  [['m.login.password'], 'Password'],
  [['m.login.email.code'], 'Code by email'],
  [['m.login.email.url'], 'Link by email'],
  [['m.login.oauth2'], 'Another service (OAuth2)'],
  [
    ['m.login.password', 'm.login.oauth2', 'm.login.email.url'],
    'Password, then another service (OAuth2), then link by email',
  ],
])('%j reads: %s', (stages, words) => {
  expect(flowInWords(stages)).toBe(words);
});

test('every type that can be configured has words', () => {
  expect(LoginType.options.filter((type) => flowInWords([type]) === undefined)).toEqual([]);
});

test('a flow with a type that the page does not know has none', () => {
  expect(flowInWords(['m.login.password', 'org.example.dance'])).toBeUndefined();
});
