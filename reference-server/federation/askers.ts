import { domainOf, type RoomId, type ServerName } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import { isPublic, isResident } from '../handlers/room-facts.ts';
import type { Home } from '../home.ts';
import type { AskerFacts } from '../rules/askers.ts';
import type { StoredEvent } from '../store/store.ts';

/** The server that asks, by the name that it gives itself; undefined where it gives none. */
export type Asker = ServerName | undefined;

/** Refuses a server that may not ask for what was said in a room (decisions: Who may ask for history). */
export function requireHistory(home: Home, asker: Asker, roomId: RoomId): void {
  if (home.rules.mayAskForHistory(factsOf(home, asker, roomId))) return;
  throw new MatrixError(refusals.forbidden('history is for servers with a user in the room: name yours by origin='));
}

/** Refuses a server that may not ask for a room's state. Of a room that is not known here there is none to keep back. */
export function requireState(home: Home, asker: Asker, roomId: RoomId): void {
  if (home.store.rooms.statePage(roomId, undefined, 1).length === 0) return;
  if (home.rules.mayAskForState(factsOf(home, asker, roomId))) return;
  throw new MatrixError(refusals.forbidden('state is for servers of members and invited users: name yours by origin='));
}

/** A user's own request to join is shown to all who have to believe the join that it led to. */
export function mayReadPdu(home: Home, asker: Asker, { pdu, standing }: StoredEvent): boolean {
  const { serverName } = home.config;
  if (pdu.pdu_type === 'm.room.invite_join')
    return pdu.origin === serverName && domainOf(pdu.user_id ?? '') === serverName;
  if (standing === 'unshown') return false;
  return home.rules.mayAskForHistory(factsOf(home, asker, pdu.context as RoomId));
}

function factsOf(home: Home, asker: Asker, roomId: RoomId): AskerFacts {
  return {
    isNamed: asker !== undefined,
    areUnnamedAnswered: home.config.federation.answerUnnamed ?? home.config.dialect === 'server-2014-08',
    isInRoom: asker !== undefined && isResident(home, roomId, asker),
    isInvited: asker !== undefined && home.store.rooms.hasHost(roomId, 'invite', asker),
    isPublic: isPublic(home, roomId),
  };
}
