import { alterAnswers, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

export const loginSessions: readonly Mutant[] = [
  {
    id: 'login.session.issue/a-number',
    requirement: 'login.session.issue',
    breaks: 'It gives a number for the session of a login by OAuth2.',
    edge: () =>
      alterAnswers(/^POST .*\/login$/, (answer) => {
        const body = objectIn(answer);
        return 'uri' in body && 'session' in body ? withBody(answer, { ...body, session: 7 }) : answer;
      }),
  },
  {
    id: 'login.session.required/not-checked',
    requirement: 'login.session.required',
    breaks: 'It takes a code for the session that was begun last, whatever session is named with it.',
    rules: ({ sessionNamed }) => ({
      sessionNamed: (submission, underWay) =>
        sessionNamed(submission, underWay) ?? ('code' in submission ? [...underWay.values()].at(-1) : undefined),
    }),
  },
  {
    id: 'login.session.required/never-old',
    requirement: 'login.session.required',
    breaks: 'It lets a session go on however old it is.',
    rules: ({ isSessionOver }) => ({ isSessionOver: (facts) => isSessionOver({ ...facts, ageMs: 0 }) }),
  },
  {
    id: 'login.session.required/code-counts-again',
    requirement: 'login.session.required',
    breaks: 'It takes a code that has completed its login a second time.',
    edge: () => {
      const completed = new Map<string, string>();
      return async (request, forward) => {
        const { code, session } = objectIn(request);
        const key = `${session} ${code}`;
        const answer = await forward(request);
        if (typeof code !== 'string' || typeof session !== 'string') return answer;
        if ('access_token' in objectIn(answer)) completed.set(key, answer.body);
        const earlier = completed.get(key);
        return earlier === undefined ? answer : { ...answer, status: 200, body: earlier };
      };
    },
  },
  {
    id: 'login.session.client/drops-it',
    requirement: 'login.session.client',
    breaks: 'Our client does not send the session back.',
    client: { dropsSession: true },
  },
  {
    id: 'login.one-flow/mixes-them',
    requirement: 'login.one-flow',
    breaks: 'Our client goes on with a stage of another flow.',
    client: { mixesFlows: true },
  },
];
