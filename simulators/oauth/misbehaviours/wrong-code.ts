import type { RedirectMisbehaviour } from './misbehaviour.ts';

/** The user is sent back with a code that the provider never gave out. */
export function wrongCode(): RedirectMisbehaviour {
  return {
    name: 'wrong-code',
    at: 'redirect',
    alter(query) {
      if (query.has('code')) query.set('code', 'never-given-out');
    },
  };
}
