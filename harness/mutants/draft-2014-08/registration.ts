import type { UserId } from '../../../spec/wire/ids.ts';
import { alterAnswers, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

export const registration: readonly Mutant[] = [
  {
    id: 'register.token/no-token',
    requirement: 'register.token',
    breaks: 'Its answer to a registration has no access token.',
    edge: () =>
      alterAnswers(/^POST .*\/register$/, (answer, request) => {
        if ('type' in objectIn(request)) return answer;
        const { access_token: _, ...rest } = objectIn(answer);
        return withBody(answer, rest);
      }),
  },
  {
    id: 'register.taken/gives-it-away',
    requirement: 'register.taken',
    breaks: 'It registers a user id a second time.',
    rules: () => ({ isUserIdTaken: () => false }),
  },
  {
    id: 'register.invalid/any-localpart',
    requirement: 'register.invalid',
    breaks: 'It takes any string for a localpart.',
    rules: ({ registrationRefusal }) => ({
      registrationRefusal: ({ password }) => registrationRefusal({ localpart: undefined, password }),
    }),
  },
  {
    id: 'register.invalid/no-password',
    requirement: 'register.invalid',
    breaks: 'It registers without a password.',
    rules: ({ registrationRefusal }) => ({
      registrationRefusal: ({ localpart, password }) =>
        registrationRefusal({ localpart, password: password ?? 'none' }),
    }),
  },
  {
    id: 'register.token-required/any-token',
    requirement: 'register.token-required',
    breaks: 'It takes an unknown token for that of whoever asked last.',
    rules: ({ authorise }) => {
      let last: UserId | undefined;
      return {
        authorise: (facts) => {
          if (facts.owner) last = facts.owner;
          return facts.token !== undefined && last ? (facts.owner ?? last) : authorise(facts);
        },
      };
    },
  },
  {
    id: 'register.token-required/no-token',
    requirement: 'register.token-required',
    breaks: 'It takes a request without a token for one of whoever asked last.',
    rules: ({ authorise }) => {
      let last: UserId | undefined;
      return {
        authorise: (facts) => {
          if (facts.owner) last = facts.owner;
          return facts.token === undefined && last ? last : authorise(facts);
        },
      };
    },
  },
];
