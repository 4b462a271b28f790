import type { Ports } from '../../../reference-server/index.ts';
import type { Edge } from '../../targets/reference/edge.ts';
import { alterAnswers, alterRequests, answerWith, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const submission = /^POST .*\/login$/;
const notYet = 'M_LOGIN_EMAIL_URL_NOT_YET';

/** Ports that send no mail with that in its text. */
function withoutMailOf({ mailer }: Ports, pattern: RegExp): Partial<Ports> {
  return {
    mailer: {
      send: async (mail, server) => {
        if (!pattern.test(mail.text)) await mailer.send(mail, server);
      },
    },
  };
}

/** An edge that answers the first poll of each session after its link was confirmed as if it had not been. */
function slowToNotice(): Edge {
  const polled = new Set<unknown>();
  return alterAnswers(submission, (answer, request) => {
    const { type, session, email } = objectIn(request);
    if (type !== 'm.login.email.url' || email !== undefined || polled.has(session)) return answer;
    polled.add(session);
    return answerWith(403, { errcode: notYet, error: 'the link has not been visited yet' });
  });
}

/** An edge that answers whoever asks again after a success as it did then. */
function answersAgain(): Edge {
  const succeeded = new Map<unknown, string>();
  return alterAnswers(submission, (answer, request) => {
    const { type, session } = objectIn(request);
    if (type !== 'm.login.email.url') return answer;
    if ('access_token' in objectIn(answer)) succeeded.set(session, answer.body);
    const earlier = succeeded.get(session);
    return earlier === undefined ? answer : { ...answer, status: 200, body: earlier };
  });
}

/** An edge that refuses every code of a session in which a wrong one was given. */
function unforgiving(): Edge {
  const spoiled = new Set<unknown>();
  return alterAnswers(submission, (answer, request) => {
    const { code, session } = objectIn(request);
    if (code === undefined || session === undefined) return answer;
    if (spoiled.has(session)) return answerWith(403, { errcode: 'M_FORBIDDEN', error: 'the code is wrong' });
    if (answer.status >= 400) spoiled.add(session);
    return answer;
  });
}

export const loginEmail: readonly Mutant[] = [
  {
    id: 'login.email-code.send/no-mail',
    requirement: 'login.email-code.send',
    breaks: 'It says that it sent a code and sends none.',
    ports: (standard) => withoutMailOf(standard, /\b\d{6}\b/),
  },
  {
    id: 'login.email-code.ok/one-chance',
    requirement: 'login.email-code.ok',
    breaks: 'It refuses the right code after one wrong one.',
    edge: unforgiving,
  },
  {
    id: 'login.email-code.bad/unwraps-lists',
    requirement: 'login.email-code.bad',
    breaks: 'It takes a list with the code in it for the code.',
    edge: () =>
      alterRequests(submission, (request) => {
        const body = objectIn(request);
        return { forward: Array.isArray(body.code) ? withBody(request, { ...body, code: body.code[0] }) : request };
      }),
  },
  {
    id: 'login.email-code.bounded/for-ever',
    requirement: 'login.email-code.bounded',
    breaks: 'It lets a client guess a code for ever.',
    rules: ({ isSessionOver }) => ({ isSessionOver: (facts) => isSessionOver({ ...facts, wrongGuesses: 0 }) }),
  },
  {
    id: 'login.email-code.address/any-address',
    requirement: 'login.email-code.address',
    breaks: 'It sends the code to whatever address is asked for.',
    rules: () => ({ addressRefusal: () => undefined }),
  },
  {
    id: 'login.email-url.send/no-mail',
    requirement: 'login.email-url.send',
    breaks: 'It says that it sent a link and sends none.',
    ports: (standard) => withoutMailOf(standard, /https?:/),
  },
  {
    id: 'login.email-url.not-yet/success',
    requirement: 'login.email-url.not-yet',
    breaks: 'It answers a poll before the click with a success.',
    edge: () =>
      alterAnswers(submission, (answer) => (objectIn(answer).errcode === notYet ? answerWith(200, {}) : answer)),
  },
  {
    id: 'login.email-url.not-yet/head-is-a-click',
    requirement: 'login.email-url.not-yet',
    breaks: 'It takes the HEAD of a mail filter for a click.',
    rules: ({ isLinkConsumed }) => ({ isLinkConsumed: (method) => method === 'HEAD' || isLinkConsumed(method) }),
  },
  {
    id: 'login.email-url.ok/slow-to-notice',
    requirement: 'login.email-url.ok',
    breaks: 'It answers the first poll as if the link had not been clicked, although it was.',
    edge: slowToNotice,
  },
  {
    id: 'login.email-url.single-use/again',
    requirement: 'login.email-url.single-use',
    breaks: 'It gives credentials again to whoever polls after the success.',
    edge: answersAgain,
  },
];
