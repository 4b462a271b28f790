import type { Pdu } from '../../spec/wire/pdu.ts';
import type { Home } from '../home.ts';
import { refOf } from '../store/keys.ts';

/** Takes a room's state from a server in it, as it is: current at once, but no news to anyone. */
export function adoptState({ rules, store }: Home, pdus: readonly Pdu[]): void {
  for (const pdu of pdus) {
    const known = store.events.byRef(...refOf(pdu));
    store.rooms.setState(known ?? store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'outlier' }));
  }
}
