import type { RedirectMisbehaviour } from './misbehaviour.ts';

/** The user is sent back with a state that the home server never gave out. */
export function wrongState(): RedirectMisbehaviour {
  return {
    name: 'wrong-state',
    at: 'redirect',
    alter: (query) => query.set('state', [...(query.get('state') ?? 'state')].reverse().join('').concat('x')),
  };
}
