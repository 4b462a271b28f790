import type { Mutant } from '../mutant.ts';
import { architecture } from './architecture.ts';
import { federation } from './federation.ts';
import { login } from './login.ts';
import { loginEmail } from './login-email.ts';
import { loginFactors } from './login-factors.ts';
import { loginOAuth2 } from './login-oauth2.ts';
import { loginSessions } from './login-sessions.ts';
import { messages } from './messages.ts';
import { pdus } from './pdus.ts';
import { profiles } from './profiles.ts';
import { registration } from './registration.ts';
import { rooms } from './rooms.ts';
import { transactions } from './transactions.ts';

export type { Mutant } from '../mutant.ts';

/** Every mutant, in the order of the draft. */
export const mutants: readonly Mutant[] = [
  ...architecture,
  ...rooms,
  ...messages,
  ...profiles,
  ...registration,
  ...login,
  ...loginSessions,
  ...loginOAuth2,
  ...loginEmail,
  ...loginFactors,
  ...federation,
  ...transactions,
  ...pdus,
];

/** The mutant of that id. Throws when there is none. */
export function findMutant(id: string): Mutant {
  const mutant = mutants.find((candidate) => candidate.id === id);
  if (!mutant) throw new Error(`no mutant "${id}": touchstone selfcheck --list names them all`);
  return mutant;
}
