import type { Edge } from '../../targets/edge/edge.ts';
import { answerWith, objectIn, refuseWith, withBody } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always, believes, decides } from '../rules.ts';
import { answers, answersAgain, onAnswer, takes } from './edges.ts';
import { keepsMail } from './outgoing.ts';

const notYet = 'M_LOGIN_EMAIL_URL_NOT_YET';

/** An edge that answers the first poll of each session after its link was confirmed as if it had not been. */
function slowToNotice(): Edge {
  const polled = new Set<unknown>();
  return onAnswer('login', (answer, request) => {
    const { type, session, email } = objectIn(request);
    if (type !== 'm.login.email.url' || email !== undefined || polled.has(session)) return answer;
    polled.add(session);
    return refuseWith(403, notYet, 'the link has not been visited yet');
  });
}

/** An edge that refuses every code of a session in which a wrong one was given. */
function unforgiving(): Edge {
  const spoiled = new Set<unknown>();
  return onAnswer('login', (answer, request) => {
    const { code, session } = objectIn(request);
    if (code === undefined || session === undefined) return answer;
    if (spoiled.has(session)) return refuseWith(403, 'M_FORBIDDEN', 'the code is wrong');
    if (answer.status >= 400) spoiled.add(session);
    return answer;
  });
}

export const loginEmail: readonly Mutant[] = [
  mutant('login.email-code.send/no-mail', 'It says that it sent a code and sends none.', keepsMail(/\b\d{6}\b/), {
    hides: { 'login.email-code.*': 'there is no code to go on with' },
  }),
  mutant('login.email-code.ok/one-chance', 'It refuses the right code after one wrong one.', { edge: unforgiving }),
  mutant(
    'login.email-code.bad/unwraps-lists',
    'It takes a list with the code in it for the code.',
    takes('login', (request) => {
      const { code, ...rest } = objectIn(request);
      return Array.isArray(code) ? withBody(request, { ...rest, code: code[0] }) : request;
    }),
  ),
  mutant(
    'login.email-code.bounded/for-ever',
    'It lets a client guess a code for ever.',
    believes('isSessionOver', { wrongGuesses: 0 }),
  ),
  mutant(
    'login.email-code.address/any-address',
    'It sends the code to whatever address is asked for.',
    always('addressRefusal', undefined),
  ),
  mutant('login.email-url.send/no-mail', 'It says that it sent a link and sends none.', keepsMail(/https?:/), {
    hides: { 'login.email-url.*': 'there is no link to go on with' },
  }),
  mutant(
    'login.email-url.not-yet/success',
    'It answers a poll before the click with a success.',
    answers('login', (answer) => (objectIn(answer).errcode === notYet ? answerWith(200, {}) : answer)),
  ),
  mutant(
    'login.email-url.not-yet/head-is-a-click',
    'It takes the HEAD of a mail filter for a click.',
    decides('isLinkConsumed', (isConsumed, method) => isConsumed || method === 'HEAD'),
  ),
  mutant(
    'login.email-url.ok/slow-to-notice',
    'It answers the first poll as if the link had not been clicked, although it was.',
    { edge: slowToNotice },
    { hides: { 'login.email-url.*': 'the success that they compare with comes late' } },
  ),
  mutant(
    'login.email-url.single-use/again',
    'It gives credentials again to whoever polls after the success.',
    answersAgain(
      'login',
      (request) => {
        const { type, session } = objectIn(request);
        return type === 'm.login.email.url' ? String(session) : undefined;
      },
      (answer) => 'access_token' in objectIn(answer),
    ),
  ),
];
