import type { RedirectMisbehaviour } from './misbehaviour.ts';

/** The user is sent back without the state. */
export function noState(): RedirectMisbehaviour {
  return { name: 'no-state', at: 'redirect', alter: (query) => query.delete('state') };
}
