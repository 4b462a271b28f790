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
