import * as accounts from './accounts.ts';
import * as askers from './askers.ts';
import * as content from './content.ts';
import * as edus from './edus.ts';
import * as events from './events.ts';
import * as incoming from './incoming.ts';
import * as login from './login.ts';
import * as loginEmail from './login-email.ts';
import * as loginOAuth from './login-oauth.ts';
import * as loginPasswords from './login-passwords.ts';
import * as loginSessions from './login-sessions.ts';
import * as outgoing from './outgoing.ts';
import * as pdus from './pdus.ts';
import * as profiles from './profiles.ts';
import * as queries from './queries.ts';
import * as rates from './rates.ts';
import * as requests from './requests.ts';
import * as rooms from './rooms.ts';
import * as speaking from './speaking.ts';
import * as state from './state.ts';
import * as typing from './typing.ts';

/** Every decision the server takes, as pure functions. A mutant is this object with one of them replaced. */
export const standardRules = {
  ...accounts,
  ...askers,
  ...content,
  ...edus,
  ...events,
  ...incoming,
  ...login,
  ...loginEmail,
  ...loginOAuth,
  ...loginPasswords,
  ...loginSessions,
  ...outgoing,
  ...pdus,
  ...profiles,
  ...queries,
  ...rates,
  ...requests,
  ...rooms,
  ...speaking,
  ...state,
  ...typing,
};
export type Rules = typeof standardRules;
