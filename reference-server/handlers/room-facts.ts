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

/** Users of this server who are in the room: those of others cost nothing here. */
export function localMembers({ config, store }: Pick<Home, 'config' | 'store'>, roomId: RoomId): readonly UserId[] {
  return store.rooms.usersOf(roomId, 'join', config.serverName);
}

/** Servers with a user in the room; this one first if it has any. */
export function joinedHosts({ config, store }: Pick<Home, 'config' | 'store'>, roomId: RoomId): ServerName[] {
  const hosts = new Set(store.rooms.hosts(roomId, 'join'));
  const self = config.serverName;
  return hosts.delete(self) ? [self, ...hosts] : [...hosts];
}

/** Whether a server has a user in the room. */
export function isResident({ store }: Pick<Home, 'store'>, roomId: RoomId, host: ServerName): boolean {
  return store.rooms.hasHost(roomId, 'join', host);
}

export function isLocal({ config }: Pick<Home, 'config'>, userId: string): boolean {
  return domainOf(userId) === config.serverName;
}

/** Whether a user of ours is in the room, so that we follow it. */
export function isFollowed(home: Pick<Home, 'config' | 'store'>, roomId: RoomId): boolean {
  return isResident(home, roomId, home.config.serverName);
}

/** Whether a join is decided here: we follow the room, or made it and nobody else is left in it. */
export function isDecidedHere(home: Home, roomId: RoomId): boolean {
  if (isFollowed(home, roomId)) return true;
  return roomId.endsWith(`:${home.config.serverName}`) && joinedHosts(home, roomId).length === 0;
}
