import type { UserId } from '../../../spec/wire/ids.ts';
import { without } from '../message.ts';
import { type Defect, type Mutant, mutant } from '../mutant.ts';
import { always, believes, replaces } from '../rules.ts';
import { tells } from './edges.ts';

/** A server that takes some requests for those of whoever asked last. */
function trusts(isTrusted: (token: string | undefined) => boolean): Defect {
  return replaces('authorise', (standard) => {
    let last: UserId | undefined;
    return (facts) => {
      last = facts.owner ?? last;
      return facts.owner === undefined && last && isTrusted(facts.token) ? last : standard(facts);
    };
  });
}

export const registration: readonly Mutant[] = [
  mutant(
    'register.token/no-token',
    'Its answer to a registration has no access token.',
    tells('register', (told, asked) => ('type' in asked ? told : without('access_token', told))),
  ),
  mutant('register.taken/gives-it-away', 'It registers a user id a second time.', always('isUserIdTaken', false)),
  mutant(
    'register.invalid/any-localpart',
    'It takes any string for a localpart.',
    believes('registrationRefusal', { localpart: undefined }),
  ),
  mutant(
    'register.token-required/any-token',
    'It takes an unknown token for that of whoever asked last.',
    trusts((token) => token !== undefined),
  ),
  mutant(
    'register.token-required/no-token',
    'It takes a request without a token for one of whoever asked last.',
    trusts((token) => token === undefined),
  ),
];
