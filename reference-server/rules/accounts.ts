import { type ServerName, UserId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import { isUsablePassword } from './login-passwords.ts';

/** Characters that percent-encoding leaves alone, plus the slash. Binding: registration. */
const usableLocalpart = /^[A-Za-z0-9_./-]{1,200}$/;

/** Localpart combined with the home server's domain. Requirement: arch.user-id. */
export function userIdFor(localpart: string, server: ServerName): UserId {
  return UserId.parse(`@${localpart}:${server}`);
}

/** Requirement: register.taken. */
export function isUserIdTaken(existing: unknown): boolean {
  return existing !== undefined;
}

/** Why a registration cannot be accepted. No localpart means one is generated. Requirement: register.invalid. */
export function registrationRefusal(asked: { localpart: unknown; password: unknown }): Refusal | undefined {
  const { localpart, password } = asked;
  if (typeof password !== 'string' || !isUsablePassword(password)) {
    return refusals.badJson('a registration needs a password: a string of 1 to 4096 valid characters');
  }
  if (localpart === undefined || localpart === null || localpart === '') return undefined;
  if (typeof localpart !== 'string') return refusals.badJson('user_id must be a string: the localpart');
  if (!usableLocalpart.test(localpart)) {
    return refusals.unknown('user_id must be a localpart of letters, digits and _ . - /');
  }
  return undefined;
}

/** What a completed registration or login answers. Requirements: register.token, login.credentials. */
export function credentials(granted: { userId: UserId; accessToken: string; server: ServerName }): object {
  return { user_id: granted.userId, access_token: granted.accessToken, home_server: granted.server };
}
