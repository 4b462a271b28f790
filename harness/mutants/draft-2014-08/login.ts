import { alterAnswers, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const attempt = /^POST .*\/login$/;
const registering = /^POST .*\/register$/;
const asking = /^GET .*\/login$/;

export const login: readonly Mutant[] = [
  {
    id: 'login.flows.all/leaves-password-out',
    requirement: 'login.flows.all',
    breaks: 'It lets users in by password but does not list that flow.',
    edge: () => alterAnswers(asking, (answer) => withBody(answer, { flows: [{ type: 'm.login.oauth2' }] })),
  },
  {
    id: 'login.stage.type/bare-name',
    requirement: 'login.stage.type',
    breaks: 'It lists a flow whose type is no namespaced name.',
    edge: () =>
      alterAnswers(asking, (answer) => {
        const listed = objectIn(answer).flows;
        return withBody(answer, { flows: [...(Array.isArray(listed) ? listed : []), { type: 'retina' }] });
      }),
  },
  {
    id: 'login.credentials/old-token',
    requirement: 'login.credentials',
    breaks: 'It answers every login of a user with the token of the registration.',
    edge: () => {
      const tokens = new Map<unknown, unknown>();
      const remember = alterAnswers(registering, (answer) => {
        const { user_id, access_token } = objectIn(answer);
        tokens.set(user_id, access_token);
        return answer;
      });
      const replace = alterAnswers(attempt, (answer) => {
        const body = objectIn(answer);
        const token = tokens.get(body.user_id);
        return token === undefined ? answer : withBody(answer, { ...body, access_token: token });
      });
      return (request, forward) => replace(request, (inner) => remember(inner, forward));
    },
  },
  {
    id: 'login.localpart/echoes-it',
    requirement: 'login.localpart',
    breaks: 'Its answer names the user as the login did: by localpart, when that was given.',
    edge: () =>
      alterAnswers(attempt, (answer, request) => {
        const body = objectIn(answer);
        const { user } = objectIn(request);
        return 'user_id' in body && user !== undefined ? withBody(answer, { ...body, user_id: user }) : answer;
      }),
  },
  {
    id: 'login.unknown-type/any-type',
    requirement: 'login.unknown-type',
    breaks: 'It takes a login of any type for one by password.',
    rules: ({ stageFor }) => ({ stageFor: (type, flows) => stageFor(type, flows) ?? 'm.login.password' }),
  },
  {
    id: 'login.password.ok/refuses',
    requirement: 'login.password.ok',
    breaks: 'It refuses the right password.',
    rules: () => ({ isPasswordRight: () => false }),
  },
  {
    id: 'login.password.bad/any-password',
    requirement: 'login.password.bad',
    breaks: 'It takes any password of a user it knows.',
    rules: () => ({ isPasswordRight: ({ userExists }) => userExists }),
  },
  {
    id: 'login.password.no-oracle/tells-unknown-users',
    requirement: 'login.password.no-oracle',
    breaks: 'It answers a login of an unknown user with 404.',
    rules: ({ failedLogin }) => ({
      failedLogin: (why) => (why === 'unknown-user' ? { ...failedLogin(why), status: 404 } : failedLogin(why)),
    }),
  },
];
