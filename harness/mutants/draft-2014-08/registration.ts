import type { UserId } from '../../../spec/wire/ids.ts';
import type { Edge } from '../../targets/edge/edge.ts';
import { objectIn, withBody, without } from '../message.ts';
import { type Defect, type Mutant, mutant } from '../mutant.ts';
import { always, replaces } from '../rules.ts';
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

/** An edge that registers whoever asks for what is no localpart under that very string. */
const takesAnyLocalpart: Edge = async (request, forward) => {
  const { user_id: asked, ...rest } = objectIn(request);
  if (request.endpoint !== 'register' || typeof asked !== 'string' || !asked.includes(':')) return forward(request);
  const answer = await forward(withBody(request, rest));
  const told = objectIn(answer);
  if (typeof told.user_id !== 'string') return answer;
  return withBody(answer, { ...told, user_id: told.user_id.replace(/^@[^:]*/, `@${asked}`) });
};

export const registration: readonly Mutant[] = [
  mutant(
    'register.token/no-token',
    'Its answer to a registration has no access token.',
    tells('register', (told, asked) => ('type' in asked ? told : without('access_token', told))),
    { hides: { 'login.*': 'every user registers first', 'register.*': 'every user registers first' } },
  ),
  mutant('register.taken/gives-it-away', 'It registers a user id a second time.', always('isUserIdTaken', false)),
  mutant('register.invalid/any-localpart', 'It takes any string for a localpart.', { edge: () => takesAnyLocalpart }),
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
