import { type Refusal, refusals } from '../errors.ts';

/** Far beyond any that is typed, and a bound. In UTF-16 units. */
const longestPassword = 4096;

/** Whether a password can be kept exactly as it is given. Requirements: register.invalid, login.password.bad. */
export function isUsablePassword(password: string): boolean {
  return password !== '' && password.length <= longestPassword && password.isWellFormed();
}

/** Requirements: login.password.ok, login.password.bad. */
export function isPasswordRight(facts: { userExists: boolean; hashesMatch: boolean }): boolean {
  return facts.userExists && facts.hashesMatch;
}

/** One answer for both, or the form would list the users. Requirement: login.password.no-oracle. */
export function failedLogin(_why: 'unknown-user' | 'wrong-password'): Refusal {
  return refusals.forbidden('the user or the password is wrong');
}
