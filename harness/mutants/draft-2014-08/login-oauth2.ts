import type { Edge, EdgeAnswer } from '../../targets/reference/edge.ts';
import { alterAnswers, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const submission = /^POST .*\/login$/;
const redirect = /^GET .*\/login\/oauth2\/redirect$/;

/** An edge that alters the uri of a stage. */
function alterUri(alter: (uri: string) => string): Edge {
  return alterAnswers(submission, (answer) => {
    const body = objectIn(answer);
    return typeof body.uri === 'string' ? withBody(answer, { ...body, uri: alter(body.uri) }) : answer;
  });
}

/** An edge that puts the state that was given out last in place of whatever comes back. */
function ignoresState(): Edge {
  let last: string | null = null;
  const remember = alterAnswers(submission, (answer) => {
    const { uri } = objectIn(answer);
    if (typeof uri === 'string' && URL.canParse(uri)) last = new URL(uri).searchParams.get('state') ?? last;
    return answer;
  });
  return (request, forward) => {
    const target = new URL(request.target, 'http://edge');
    if (last === null || !target.pathname.endsWith('/login/oauth2/redirect')) return remember(request, forward);
    target.searchParams.set('state', last);
    return remember({ ...request, target: `${target.pathname}${target.search}` }, forward);
  };
}

/** An edge that answers a redirect URI that comes again as it did the first time. */
function answersAgain(): Edge {
  const answers = new Map<string, EdgeAnswer>();
  return alterAnswers(redirect, (answer, request) => {
    const earlier = answers.get(request.target);
    if (answer.status === 200) answers.set(request.target, answer);
    return earlier ?? answer;
  });
}

export const loginOAuth2: readonly Mutant[] = [
  {
    id: 'login.oauth2.uri/relative',
    requirement: 'login.oauth2.uri',
    breaks: 'Its uri is not absolute.',
    edge: () => alterUri((uri) => uri.replace(/^https?:\/\/[^/]+/, '')),
  },
  {
    id: 'login.oauth2.select/one-missing',
    requirement: 'login.oauth2.select',
    breaks: 'Its page leaves the last service out.',
    edge: () =>
      alterAnswers(/^GET .*\/login\/oauth2\/services$/, (answer) => ({
        ...answer,
        body: answer.body.replace(/(.*)<a\b.*?<\/a>/s, '$1'),
      })),
  },
  {
    id: 'login.oauth2.direct/no-code-flow',
    requirement: 'login.oauth2.direct',
    breaks: 'Its authorization request asks for a token in place of a code.',
    edge: () => alterUri((uri) => uri.replace('response_type=code', 'response_type=token')),
  },
  {
    id: 'login.oauth2.confidential/secret-in-the-address',
    requirement: 'login.oauth2.confidential',
    breaks: 'It puts its secret into the authorization request.',
    rules: ({ authorizationParameters }) => ({
      authorizationParameters: (facts) => ({
        ...authorizationParameters(facts),
        client_secret: facts.service.clientSecret,
      }),
    }),
  },
  {
    id: 'login.oauth2.redirect/mere-thanks',
    requirement: 'login.oauth2.redirect',
    breaks: 'Its redirect URI completes the login but gives the client no credentials.',
    edge: () =>
      alterAnswers(redirect, (answer) =>
        'access_token' in objectIn(answer) ? withBody(answer, { message: 'thank you' }) : answer,
      ),
  },
  {
    id: 'login.oauth2.denied/any-state',
    requirement: 'login.oauth2.denied',
    breaks: 'It does not look at the state that comes back.',
    edge: ignoresState,
  },
  {
    id: 'login.oauth2.denied/twice',
    requirement: 'login.oauth2.denied',
    breaks: 'It takes a redirect URI a second time.',
    edge: answersAgain,
  },
  {
    id: 'login.oauth2.denied/deny-is-allow',
    requirement: 'login.oauth2.denied',
    breaks: 'It treats Deny as Allow.',
    rules: () => ({ isConsentGiven: () => true, isLinkedAccount: () => true }),
    ports: ({ oauth }) => ({
      oauth: {
        identify: async (grant, signal) => (grant.parameters.has('error') ? {} : oauth.identify(grant, signal)),
      },
    }),
  },
  {
    id: 'login.oauth2.denied/any-account',
    requirement: 'login.oauth2.denied',
    breaks: 'It lets anybody in who has some account at the service.',
    rules: () => ({ isLinkedAccount: () => true }),
  },
];
