import { objectIn } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { believes, decides } from '../rules.ts';
import { answersAgain, tells } from './edges.ts';

export const loginSessions: readonly Mutant[] = [
  mutant(
    'login.session.issue/a-number',
    'It gives a number for the session of a login by OAuth2.',
    tells('login', (told) => ('uri' in told && 'session' in told ? { ...told, session: 7 } : told)),
  ),
  mutant(
    'login.session.required/not-checked',
    'It takes a code for the session that was begun last, whatever session is named with it.',
    decides('sessionNamed', (named, submission, underWay) => {
      return named ?? ('code' in submission ? [...underWay.values()].at(-1) : undefined);
    }),
  ),
  mutant(
    'login.session.required/never-old',
    'It lets a session go on however old it is.',
    believes('isSessionOver', { ageMs: 0 }),
  ),
  mutant(
    'login.session.required/code-counts-again',
    'It takes a code that has completed its login a second time.',
    answersAgain(
      'login',
      (request) => {
        const { code, session } = objectIn(request);
        return typeof code === 'string' && typeof session === 'string' ? `${session} ${code}` : undefined;
      },
      (answer) => 'access_token' in objectIn(answer),
    ),
  ),
  mutant('login.session.client/drops-it', 'Our client does not send the session back.', {
    client: { dropsSession: true },
  }),
  mutant('login.one-flow/mixes-them', 'Our client goes on with a stage of another flow.', {
    client: { mixesFlows: true },
  }),
];
