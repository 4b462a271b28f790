import { domainOf, type RoomId, type ServerName, type UserId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';

/** What the rules are told about a room, read from its current state. */
export function isPublic({ store }: Home, roomId: RoomId): boolean {
  return store.rooms.state(roomId, 'm.room.config', '')?.pdu.content.visibility === 'public';
}

export function joinedUsers({ store }: Home, roomId: RoomId): UserId[] {
  const joined: UserId[] = [];
  for (const [user, membership] of store.rooms.memberships(roomId)) if (membership === 'join') joined.push(user);
  return joined;
}

/** Servers with a user in the room; this one first if it has any. */
export function joinedHosts(home: Home, roomId: RoomId): ServerName[] {
  const hosts = new Set(joinedUsers(home, roomId).map(domainOf));
  const self = home.config.serverName;
  return hosts.delete(self) ? [self, ...hosts] : [...hosts];
}

export function isLocal(home: Home, userId: string): boolean {
  return domainOf(userId) === home.config.serverName;
}

/** Whether a user of ours is in the room, so that we follow it. */
export function isFollowed(home: Home, roomId: RoomId): boolean {
  return joinedHosts(home, roomId)[0] === home.config.serverName;
}

/** Whether a join is decided here: we follow the room, or made it and nobody else is left in it. */
export function isDecidedHere(home: Home, roomId: RoomId): boolean {
  const hosts = joinedHosts(home, roomId);
  const self = home.config.serverName;
  return hosts[0] === self || (hosts.length === 0 && roomId.endsWith(`:${self}`));
}
