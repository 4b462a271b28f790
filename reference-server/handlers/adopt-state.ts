import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import { stateBranches } from './state-branches.ts';

/** Takes a room's state from a server in it, as it is: current at once, but no news to anyone. */
export function adoptState({ rules, store }: Home, pdus: readonly Pdu[]): void {
  for (const pdu of pdus) {
    const known = store.events.byRef(...refOf(pdu));
    store.rooms.setState(known ?? store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'outlier' }));
  }
}

/** Takes what a server in the room has learnt that we have not, where it is newer than what is current here. */
export function adoptNews({ rules, store }: Home, pdus: readonly Pdu[]): void {
  for (const pdu of pdus) {
    if (store.events.byRef(...refOf(pdu)) || !rules.replacesState(stateBranches(store, pdu))) continue;
    store.rooms.setState(store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'outlier' }));
  }
}
