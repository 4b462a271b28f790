import type { RoomId, UserId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import { tokenAt } from './tokens.ts';

/** All a client needs to start: its rooms, and where to follow the stream from. Binding: global initialSync. */
export function initialSync(home: Home, user: UserId, messageLimit: number): object {
  const rooms = home.store.rooms
    .roomsOf(user)
    .map(({ roomId, membership }) => {
      if (home.rules.mayRead({ membership })) return joinedRoom(home, roomId, membership, messageLimit);
      return membership === 'invite' ? invitedRoom(home, roomId, user) : undefined;
    })
    .filter((room) => room !== undefined);
  return { end: tokenAt(home.store.events.position()), presence: [], rooms };
}

function joinedRoom({ rules, store }: Home, roomId: RoomId, membership: string, limit: number): object {
  const newest = store.events.position();
  const latest = store.events.history(roomId, { after: 0, upTo: newest, limit, newestFirst: true }).toReversed();
  return {
    room_id: roomId,
    membership,
    messages: {
      chunk: rules.historyPage(latest).map(rules.clientEvent),
      start: tokenAt(latest[0] ? latest[0].order - 1 : newest),
      end: tokenAt(newest),
    },
    state: store.rooms.currentState(roomId).map(rules.clientEvent),
  };
}

function invitedRoom({ store }: Home, roomId: RoomId, user: UserId): object {
  const inviter = store.rooms.state(roomId, 'm.room.member', user)?.pdu.user_id;
  return { room_id: roomId, membership: 'invite', inviter };
}
