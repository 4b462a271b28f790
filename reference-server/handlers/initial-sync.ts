import type { ClientEvent, EventChunk } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { RoomId, UserId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { tokenAt } from './tokens.ts';

interface JoinedRoom {
  readonly room_id: RoomId;
  readonly membership: string;
  /** Oldest first. */
  readonly messages: EventChunk;
  readonly state: readonly ClientEvent[];
}

interface InvitedRoom {
  readonly room_id: RoomId;
  readonly membership: 'invite';
  readonly inviter: string | undefined;
}

interface InitialSync {
  readonly end: string;
  readonly presence: readonly ClientEvent[];
  readonly rooms: readonly (JoinedRoom | InvitedRoom)[];
}

/** All a client needs to start: its rooms, and where to follow the stream from. Binding: global initialSync. */
export function initialSync(home: Home, user: UserId, messageLimit: number): InitialSync {
  const rooms = home.store.rooms
    .roomsOf(user)
    .map(({ roomId, membership }) => {
      if (home.rules.mayRead({ membership })) return joinedRoom(home, roomId, membership, messageLimit);
      return membership === 'invite' ? invitedRoom(home, roomId, user) : undefined;
    })
    .filter((room) => room !== undefined);
  return { end: tokenAt(home.store.events.position()), presence: [], rooms };
}

/** The same of one room, for one of its members. Binding: rooms, endpoint table. */
export function roomInitialSync(home: Home, user: UserId, roomId: RoomId, messageLimit: number): object {
  const membership = home.store.rooms.membership(roomId, user);
  if (membership === undefined || !home.rules.mayRead({ membership })) {
    throw new MatrixError(refusals.forbidden('you are not in this room'));
  }
  return { ...joinedRoom(home, roomId, membership, messageLimit), presence: [] };
}

function joinedRoom({ rules, store }: Home, roomId: RoomId, membership: string, limit: number): JoinedRoom {
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

function invitedRoom({ store }: Home, roomId: RoomId, user: UserId): InvitedRoom {
  const inviter = store.rooms.state(roomId, 'm.room.member', user)?.pdu.user_id;
  return { room_id: roomId, membership: 'invite', inviter };
}
