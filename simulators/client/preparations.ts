import { RoomAlias, type RoomId, type ServerName } from '../../spec/wire/ids.ts';
import { must, mustGive } from '../must.ts';
import type { ClientEdition, NamedRoom } from './edition.ts';
import type { ClientVerbs, CreateRoomOptions } from './verbs.ts';

/**
 * The verbs as preparation: each throws PreparationFailed when it was not granted. `domain` is the home server part
 * of the client's user id.
 */
export function preparations(who: string, verbs: ClientVerbs, edition: ClientEdition, domain: () => ServerName) {
  const { passwordStage, sessionIn, roomIn } = edition;
  const login = ({ user, password }: { user: string; password: string }) => verbs.login(passwordStage(user, password));
  const createRoom = mustGive(who, 'create a room', verbs.createRoom, roomIn);
  const resolveAlias = mustGive(who, 'resolve the alias', verbs.resolveAlias, roomIn);
  return {
    mustRegister: mustGive(who, 'register', verbs.register, sessionIn),
    mustLogin: mustGive(who, 'log in', login, sessionIn),
    /** The room's id, and its alias when one was asked for. The answer need not repeat the alias. */
    async mustCreateRoom(options: CreateRoomOptions = {}): Promise<NamedRoom> {
      const { roomId, alias } = await createRoom(options);
      const asked = options.aliasName === undefined ? undefined : RoomAlias.parse(`#${options.aliasName}:${domain()}`);
      return { roomId, alias: alias ?? asked };
    },
    mustJoinRoom: must(who, 'join the room', verbs.joinRoom),
    mustInvite: must(who, 'invite to the room', verbs.invite),
    mustLeaveRoom: must(who, 'leave the room', verbs.leaveRoom),
    mustSendEvent: must(who, 'send an event', verbs.sendEvent),
    mustSendMessage: must(who, 'send a message', verbs.sendMessage),
    mustPutState: must(who, 'set state', verbs.putState),
    mustSetDisplayName: must(who, 'set a display name', verbs.setDisplayName),
    mustResolveAlias: async (alias: string): Promise<RoomId> => (await resolveAlias(alias)).roomId,
  };
}
