import type { Edge } from '../../targets/edge/edge.ts';
import { behind } from '../edges.ts';
import { objectIn, withBody } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always, decides } from '../rules.ts';
import { onAnswer, tells } from './edges.ts';

/** An edge that answers every login of a user with the token of the registration. */
function answersWithTheOldToken(): Edge {
  const tokens = new Map<unknown, unknown>();
  const remember = onAnswer('register', (answer) => {
    const { user_id, access_token } = objectIn(answer);
    tokens.set(user_id, access_token);
    return answer;
  });
  const replace = onAnswer('login', (answer) => {
    const body = objectIn(answer);
    const token = tokens.get(body.user_id);
    return token === undefined ? answer : withBody(answer, { ...body, access_token: token });
  });
  return behind(replace, remember);
}

const rightOne = 'a refusal counts where the right password is accepted';

export const login: readonly Mutant[] = [
  mutant(
    'login.flows.all/leaves-password-out',
    'It lets users in by password but does not list that flow.',
    tells('loginFlows', () => ({ flows: [{ type: 'm.login.oauth2' }] })),
    {
      hides: {
        'login.flows.stages': 'the flows that it judges are not listed',
        'login.session.required': 'the flow that it goes through is not listed',
      },
    },
  ),
  mutant(
    'login.stage.type/bare-name',
    'It lists a flow whose type is no namespaced name.',
    tells('loginFlows', ({ flows }) => ({ flows: [...(Array.isArray(flows) ? flows : []), { type: 'retina' }] })),
  ),
  mutant('login.credentials/old-token', 'It answers every login of a user with the token of the registration.', {
    edge: answersWithTheOldToken,
  }),
  mutant(
    'login.localpart/echoes-it',
    'Its answer names the user as the login did: by localpart, when that was given.',
    tells('login', (told, { user }) => ('user_id' in told && user !== undefined ? { ...told, user_id: user } : told)),
  ),
  mutant(
    'login.unknown-type/any-type',
    'It takes a login of any type for one by password.',
    decides('stageFor', (stage) => stage ?? 'm.login.password'),
  ),
  mutant('login.password.ok/refuses', 'It refuses the right password.', always('isPasswordRight', false), {
    hides: { 'login.password.bad': rightOne, 'login.password.no-oracle': rightOne },
  }),
  mutant(
    'login.password.bad/any-password',
    'It takes any password of a user it knows.',
    decides('isPasswordRight', (_, { userExists }) => userExists),
    { hides: { 'login.password.no-oracle': 'it compares refusals, and there is only one' } },
  ),
  mutant(
    'login.password.no-oracle/tells-unknown-users',
    'It answers a login of an unknown user with 404.',
    decides('failedLogin', (refusal, why) => (why === 'unknown-user' ? { ...refusal, status: 404 } : refusal)),
  ),
];
