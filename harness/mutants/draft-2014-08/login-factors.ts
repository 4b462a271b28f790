import { alterAnswers, answerWith, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const asking = /^GET .*\/login$/;

export const loginFactors: readonly Mutant[] = [
  {
    id: 'login.flows.stages/named-by-the-last',
    requirement: 'login.flows.stages',
    breaks: 'It gives a flow of several stages the type of its last one.',
    rules: ({ describeFlow }) => ({
      describeFlow: (stages) => ({ ...describeFlow(stages), type: stages.at(-1) ?? '' }),
    }),
  },
  {
    id: 'login.nfactor.next/unnamed',
    requirement: 'login.nfactor.next',
    breaks: 'After OAuth2 it does not say which stage comes next.',
    edge: () =>
      alterAnswers(/^GET .*\/login\/oauth2\/redirect$/, (answer) => {
        const { next, ...rest } = objectIn(answer);
        return next === undefined ? answer : withBody(answer, rest);
      }),
  },
  {
    id: 'login.nfactor.stages/first-only',
    requirement: 'login.nfactor.stages',
    breaks: 'It lists only the first stage of each flow.',
    edge: () =>
      alterAnswers(asking, (answer) => {
        const { flows } = objectIn(answer);
        const firsts = (Array.isArray(flows) ? flows : []).map(({ type }) => ({ type }));
        return withBody(answer, { flows: firsts });
      }),
  },
  {
    id: 'login.nfactor.order/last-stage-first',
    requirement: 'login.nfactor.order',
    breaks: 'It gives credentials for the last stage alone.',
    rules: ({ stageReached }) => ({
      stageReached: (type, progress) =>
        progress.flows.some((stages) => stages.at(-1) === type)
          ? Math.max(...progress.flows.map((stages) => stages.lastIndexOf(type)))
          : stageReached(type, progress),
    }),
  },
  {
    id: 'login.nfactor.order/session-of-another',
    requirement: 'login.nfactor.order',
    breaks: 'It lets one user go on in the session of another.',
    rules: ({ sessionRefusal }) => ({ sessionRefusal: (facts) => sessionRefusal({ ...facts, isOwner: true }) }),
  },
  {
    id: 'login.fallback.html/as-json',
    requirement: 'login.fallback.html',
    breaks: 'It answers the question for the fallback page in JSON.',
    edge: () => alterAnswers(/^GET .*\/login\/fallback$/, () => answerWith(200, { page: 'none' })),
  },
  {
    id: 'login.fallback.complete/lacks-a-flow',
    requirement: 'login.fallback.complete',
    breaks: 'Its fallback page lacks the flow by emailed code.',
    rules: () => ({ fallbackFlows: (offered) => offered.filter((stages) => stages[0] !== 'm.login.email.code') }),
  },
  {
    id: 'register.like-login/no-flows',
    requirement: 'register.like-login',
    breaks: 'It lists no flow to register by.',
    edge: () => alterAnswers(/^GET .*\/register$/, () => answerWith(200, { flows: [] })),
  },
];
