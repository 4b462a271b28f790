import { answerWith, without } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { believes, decides } from '../rules.ts';
import { answers, tells } from './edges.ts';
import { atRedirect } from './oauth-redirect.ts';

export const loginFactors: readonly Mutant[] = [
  mutant(
    'login.flows.stages/named-by-the-last',
    'It gives a flow of several stages the type of its last one.',
    decides('describeFlow', (flow, stages) => ({ ...flow, type: stages.at(-1) ?? '' })),
  ),
  mutant(
    'login.nfactor.next/unnamed',
    'After OAuth2 it does not say which stage comes next.',
    atRedirect((isRedirect) => tells(isRedirect, (told) => ('next' in told ? without('next', told) : told))),
  ),
  mutant(
    'login.nfactor.stages/first-only',
    'It lists only the first stage of each flow.',
    tells('loginFlows', ({ flows }) => ({ flows: (Array.isArray(flows) ? flows : []).map(({ type }) => ({ type })) })),
  ),
  mutant(
    'login.nfactor.order/last-stage-first',
    'It gives credentials for the last stage alone.',
    decides('stageReached', (reached, type, { flows }) => {
      if (!flows.some((stages) => stages.at(-1) === type)) return reached;
      return Math.max(...flows.map((stages) => stages.lastIndexOf(type)));
    }),
  ),
  mutant(
    'login.nfactor.order/session-of-another',
    'It lets one user go on in the session of another.',
    believes('sessionRefusal', { isOwner: true }),
  ),
  mutant(
    'login.fallback.html/as-json',
    'It answers the question for the fallback page in JSON.',
    answers('loginFallback', () => answerWith(200, { page: 'none' })),
  ),
  mutant(
    'login.fallback.complete/lacks-a-flow',
    'Its fallback page lacks the flow by emailed code.',
    decides('fallbackFlows', (flows) => flows.filter((stages) => stages[0] !== 'm.login.email.code')),
  ),
  mutant(
    'register.like-login/no-flows',
    'It lists no flow to register by.',
    answers('registerFlows', () => answerWith(200, { flows: [] })),
  ),
];
