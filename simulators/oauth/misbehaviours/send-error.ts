import type { RedirectMisbehaviour } from './misbehaviour.ts';

/** The user is sent back with that error and without a code, whatever was pressed. RFC 6749 §4.1.2.1. */
function sendError(name: string, error: string): RedirectMisbehaviour {
  return {
    name,
    at: 'redirect',
    alter(query) {
      query.delete('code');
      query.set('error', error);
    },
  };
}

/** As if the user had pressed Deny. */
export const deny = () => sendError('deny', 'access_denied');

/** The provider broke. */
export const serverError = () => sendError('server-error', 'server_error');
