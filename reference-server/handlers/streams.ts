import type { RoomId, UserId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import type { Ephemeral, StoredEvent } from '../store/store.ts';
import { isLocal, localMembers } from './room-facts.ts';

/** Puts an event into the streams of the users here whom it concerns. */
export function deliver(home: Home, event: StoredEvent): void {
  const joined = localMembers(home, event.pdu.context as RoomId);
  const recipients = ofThisServer(home, home.rules.streamRecipients(event.pdu, joined));
  home.store.streams.deliver(event, recipients);
  wake(home, recipients);
}

/** Puts something passing into the streams of those of the users who are of this server. */
export function deliverEphemeral(home: Home, item: Ephemeral, users: readonly UserId[]): void {
  const recipients = ofThisServer(home, users);
  home.store.streams.deliverEphemeral(item, recipients);
  wake(home, recipients);
}

function ofThisServer(home: Home, users: readonly UserId[]): UserId[] {
  return users.filter((user) => isLocal(home, user));
}

function wake({ listeners, store }: Home, users: readonly UserId[]): void {
  store.afterCommit(() => {
    for (const user of users) listeners.wake(user);
  });
}
