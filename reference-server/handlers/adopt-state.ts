import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import { refOf } from '../store/keys.ts';
import type { StoredEvent } from '../store/store.ts';
import { isLocal } from './room-facts.ts';
import { stateBranches } from './state-branches.ts';

/** Takes a room's state from a server in it, as it is: current at once, but no news to anyone. Call it inside a batch. */
export function adoptState(home: Home, roomId: RoomId, pdus: readonly Pdu[]): void {
  for (const pdu of pdus) if (isCredible(home, roomId, pdu)) home.store.rooms.setState(kept(home, pdu));
}

/** Takes what a server in the room has learnt that we have not, where it is newer than what is current here. */
export function adoptNews(home: Home, roomId: RoomId, pdus: readonly Pdu[]): void {
  const { rules, store } = home;
  for (const pdu of pdus) {
    if (store.events.byRef(...refOf(pdu)) || !isCredible(home, roomId, pdu)) continue;
    if (rules.replacesState(stateBranches(store, pdu))) store.rooms.setState(kept(home, pdu));
  }
}

/** State of that room, by one who may set it. Of our own server and users we believe only what we know. */
function isCredible({ config, rules, store }: Home, roomId: RoomId, pdu: Pdu): boolean {
  if (!pdu.is_state || pdu.context !== roomId) return false;
  const known = store.events.byRef(...refOf(pdu));
  if (known) return known.pdu.is_state && known.pdu.context === roomId;
  if (pdu.origin === config.serverName || rules.refersToItself(pdu) || !rules.mayStandAsState(pdu)) return false;
  return !(pdu.content.membership === 'join' && isLocal({ config }, pdu.state_key ?? ''));
}

function kept({ rules, store }: Home, pdu: Pdu): StoredEvent {
  const known = store.events.byRef(...refOf(pdu));
  return known ?? store.events.append({ eventId: rules.eventIdOf(pdu), pdu, standing: 'outlier' });
}
