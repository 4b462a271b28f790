import { domainOf, type RoomAlias, RoomId, ServerName, type UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { joinedHosts } from './room-facts.ts';

export interface AliasTarget {
  readonly room_id: RoomId;
  readonly servers: readonly ServerName[];
}

/** What an alias leads to, here or by asking the alias' server. */
export function resolveAlias(home: Home, alias: RoomAlias): AliasTarget | Promise<AliasTarget> {
  const server = domainOf(alias);
  return server === home.config.serverName ? resolveLocalAlias(home, alias) : home.peers.directory(server, alias);
}

export function resolveLocalAlias(home: Home, alias: RoomAlias): AliasTarget {
  const kept = home.store.rooms.alias(alias);
  if (!kept) throw new MatrixError(refusals.notFound(`no room has the alias ${alias}`));
  return home.rules.aliasTarget(kept, joinedHosts(home, kept.roomId));
}

/** Names a room. Only its members do, and a name once given stays. */
export function putAlias(home: Home, user: UserId, alias: RoomAlias, body: JsonObject): undefined {
  const { config, rules, store } = home;
  if (domainOf(alias) !== config.serverName) {
    throw new MatrixError(refusals.unknown(`aliases of this server end in :${config.serverName}`));
  }
  const { roomId, servers } = readTarget(body);
  if (!rules.mayRead({ membership: store.rooms.membership(roomId, user) })) {
    throw new MatrixError(refusals.forbidden('only members name a room'));
  }
  claimAlias(home, alias, roomId, servers);
}

/** Gives an alias to a room, unless it leads to another. */
export function claimAlias(
  { config, rules, store }: Home,
  alias: RoomAlias,
  roomId: RoomId,
  servers: readonly ServerName[] = [config.serverName],
): void {
  if (rules.isAliasTaken(store.rooms.alias(alias), roomId)) {
    throw new MatrixError(refusals.roomInUse(`the alias ${alias} is taken`));
  }
  store.rooms.putAlias(alias, { roomId, servers });
}

function readTarget(body: JsonObject): { roomId: RoomId; servers?: ServerName[] } {
  const roomId = RoomId.safeParse(body.room_id);
  const servers = ServerName.array().max(100).optional().safeParse(body.servers);
  if (!roomId.success || !servers.success) {
    throw new MatrixError(refusals.badJson('an alias needs room_id, a string, and may have servers, a list of names'));
  }
  return { roomId: roomId.data, ...(servers.data ? { servers: servers.data } : {}) };
}
