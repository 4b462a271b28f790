import type { Edge } from '../../targets/edge/edge.ts';
import { behind } from '../edges.ts';
import { withQuery } from '../message.ts';
import { type Defect, type Mutant, mutant } from '../mutant.ts';
import { always, decides } from '../rules.ts';
import { answersAgain, onAnswer, onRequest, tells } from './edges.ts';
import { atRedirect, uriIn } from './oauth-redirect.ts';

/** A server that alters the uri of a stage. */
function altersUri(alter: (uri: string) => string): Defect {
  return tells('login', (told) => (typeof told.uri === 'string' ? { ...told, uri: alter(told.uri) } : told));
}

/** A server that puts the state that was given out last in place of whatever comes back. */
const ignoresState = atRedirect((isRedirect) => ({
  edge: () => {
    let last: string | undefined;
    const remember = onAnswer('login', (answer) => {
      last = uriIn(answer)?.searchParams.get('state') ?? last;
      return answer;
    });
    const replace = onRequest(isRedirect, (request) =>
      last === undefined ? request : withQuery(request, 'state', last),
    );
    return behind(replace, remember);
  },
}));

/** An edge that leaves the last link out of the page on which a user picks a service. */
function hidesAService(): Edge {
  const pages = new Set<string>();
  const learn = onAnswer('login', (answer) => {
    const uri = uriIn(answer);
    if (uri && !uri.searchParams.has('redirect_uri')) pages.add(uri.pathname + uri.search);
    return answer;
  });
  const hide = onAnswer(
    ({ target }) => pages.has(target),
    (answer) => ({ ...answer, body: answer.body.replace(/(.*)<a\b.*?<\/a>/s, '$1') }),
  );
  return behind(hide, learn);
}

const noGrant = 'the service grants nothing without a code flow';

export const loginOAuth2: readonly Mutant[] = [
  mutant(
    'login.oauth2.uri/relative',
    'Its uri is not absolute.',
    altersUri((uri) => uri.replace(/^https?:\/\/[^/]+/, '')),
    { hides: { 'login.oauth2.*': 'nobody gets to the service without a uri' } },
  ),
  mutant('login.oauth2.select/one-missing', 'Its page leaves the last service out.', { edge: hidesAService }),
  mutant(
    'login.oauth2.direct/no-code-flow',
    'Its authorization request asks for a token in place of a code.',
    altersUri((uri) => uri.replace('response_type=code', 'response_type=token')),
    {
      hides: { 'login.oauth2.confidential': noGrant, 'login.oauth2.redirect': noGrant, 'login.oauth2.denied': noGrant },
    },
  ),
  mutant(
    'login.oauth2.confidential/secret-in-the-address',
    'It puts its secret into the authorization request.',
    decides('authorizationParameters', (parameters, { service }) => ({
      ...parameters,
      client_secret: service.clientSecret,
    })),
  ),
  mutant(
    'login.oauth2.redirect/mere-thanks',
    'Its redirect URI completes the login but gives the client no credentials.',
    atRedirect((isRedirect) => tells(isRedirect, (told) => ('access_token' in told ? { message: 'thank you' } : told))),
    { hides: { 'login.oauth2.denied': 'a refusal counts where the same login is granted' } },
  ),
  mutant('login.oauth2.denied/any-state', 'It does not look at the state that comes back.', ignoresState),
  mutant(
    'login.oauth2.denied/twice',
    'It takes a redirect URI a second time.',
    atRedirect((isRedirect) =>
      answersAgain(
        isRedirect,
        ({ target }) => target,
        ({ status }) => status === 200,
      ),
    ),
  ),
  mutant('login.oauth2.denied/deny-is-allow', 'It treats Deny as Allow.', {
    rules: () => ({ isConsentGiven: () => true, isLinkedAccount: () => true }),
    ports: ({ oauth }) => ({
      oauth: {
        identify: async (grant, signal) => (grant.parameters.has('error') ? {} : oauth.identify(grant, signal)),
      },
    }),
  }),
  mutant(
    'login.oauth2.denied/any-account',
    'It lets anybody in who has some account at the service.',
    always('isLinkedAccount', true),
  ),
];
