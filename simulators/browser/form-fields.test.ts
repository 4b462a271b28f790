import { describe, expect, it } from 'vitest';
import { purposeOf, stagesNamed } from './form-fields.ts';

describe('what a field is for', () => {
  it.each([
    [{ type: 'password', words: 'Secret' }, 'password'],
    [{ type: 'email', words: '' }, 'email'],
    [{ type: 'text', words: 'E-mail address' }, 'email'],
    [{ type: 'text', words: 'User name' }, 'user'],
    [{ type: 'text', words: 'The code we sent you' }, 'code'],
    [{ type: 'text', words: 'Matrix ID' }, 'user'],
    [{ type: 'text', words: 'Favourite colour' }, 'unknown'],
  ])('%o is %s', (field, purpose) => {
    expect(purposeOf(field)).toBe(purpose);
  });
});

describe('what a choice speaks of', () => {
  it('is its stages in the order they are named', () => {
    expect(stagesNamed('Password, then a code by mail')).toEqual(['m.login.password', 'm.login.email.code']);
    expect(stagesNamed('A link by email')).toEqual(['m.login.email.url']);
    expect(stagesNamed('Sign in with a service')).toEqual(['m.login.oauth2']);
  });

  it('is nothing where no stage is named', () => {
    expect(stagesNamed('Cancel')).toEqual([]);
  });
});
