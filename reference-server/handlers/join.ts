import { domainOf, RoomAlias, RoomId, ServerName, type UserId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { resolveAlias } from './directory.ts';
import { joinElsewhere } from './join-elsewhere.ts';
import { joinHere } from './membership.ts';
import { isDecidedHere, isLocal, joinedHosts } from './room-facts.ts';

/** Joins by room id or alias, here or by way of a server that is in the room. Answers with the room id. */
export async function joinByIdOrAlias(home: Home, user: UserId, target: string): Promise<object> {
  if (target.startsWith('#')) {
    const alias = RoomAlias.safeParse(target);
    if (!alias.success) throw new MatrixError(refusals.unknown('a room alias is #name:domain'));
    const { room_id: roomId, servers } = await resolveAlias(home, alias.data);
    return joinRoom(home, user, roomId, servers);
  }
  if (!target.startsWith('!')) throw new MatrixError(refusals.unknown('join a room id (!) or an alias (#)'));
  return joinRoom(home, user, RoomId.parse(target));
}

/** Joins a room; `servers` are tried for one that is decided on elsewhere. */
export function joinRoom(
  home: Home,
  user: UserId,
  roomId: RoomId,
  servers: readonly ServerName[] = [],
): object | Promise<object> {
  if (isDecidedHere(home, roomId)) {
    home.store.batch(() => joinHere(home, { roomId, user }));
    return { room_id: roomId };
  }
  const known = [...invitingHosts(home, user, roomId), ...servers, ...joinedHosts(home, roomId)];
  const hosts = new Set([...roomsOwnServer(roomId), ...known]);
  hosts.delete(home.config.serverName);
  if (hosts.size === 0)
    throw new MatrixError(refusals.forbidden('you may not join this room, or nobody here knows it'));
  return joinElsewhere(home, user, roomId, hosts);
}

/** The server in a room's id made it. */
function roomsOwnServer(roomId: RoomId): ServerName[] {
  const server = ServerName.safeParse(domainOf(roomId));
  return server.success ? [server.data] : [];
}

function invitingHosts(home: Home, user: UserId, roomId: RoomId): ServerName[] {
  const { store } = home;
  if (store.rooms.membership(roomId, user) !== 'invite') return [];
  const inviter = store.rooms.state(roomId, 'm.room.member', user)?.pdu.user_id;
  return inviter && !isLocal(home, inviter) ? [domainOf(inviter)] : [];
}
