import { z } from 'zod';
import { jsonOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { RoomAlias, RoomId, type ServerName } from '../../spec/wire/ids.ts';
import { must, mustGive } from '../must.ts';
import type { accountVerbs } from './account-verbs.ts';
import type { CreateRoomOptions, roomVerbs } from './room-verbs.ts';
import { sessionIn } from './session.ts';
import type { userVerbs } from './user-verbs.ts';

type Verbs = ReturnType<typeof accountVerbs> & ReturnType<typeof roomVerbs> & ReturnType<typeof userVerbs>;

/**
 * The verbs as preparation: each throws PreparationFailed when it was not granted. `domain` is the home server part
 * of the client's user id.
 */
export function preparations(who: string, verbs: Verbs, domain: () => ServerName) {
  const login = ({ user, password }: { user: string; password: string }) =>
    verbs.login({ type: 'm.login.password', user, password });
  const createRoom = mustGive(who, 'create a room', verbs.createRoom, createdRoomIn);
  return {
    mustRegister: mustGive(who, 'register', verbs.register, sessionIn),
    mustLogin: mustGive(who, 'log in', login, sessionIn),
    /** The room's id, and its alias when one was asked for. The answer need not repeat the alias. */
    async mustCreateRoom(options: CreateRoomOptions = {}): Promise<CreatedRoom> {
      const { room_id: roomId, room_alias: answered } = await createRoom(options);
      const asked = options.aliasName === undefined ? undefined : RoomAlias.parse(`#${options.aliasName}:${domain()}`);
      return { roomId, alias: answered ?? asked };
    },
    mustJoinRoom: must(who, 'join the room', verbs.joinRoom),
    mustInvite: must(who, 'invite to the room', verbs.invite),
    mustLeaveRoom: must(who, 'leave the room', verbs.leaveRoom),
    mustSendEvent: must(who, 'send an event', verbs.sendEvent),
    mustSendMessage: must(who, 'send a message', verbs.sendMessage),
    mustPutState: must(who, 'set state', verbs.putState),
    mustSetDisplayName: must(who, 'set a display name', verbs.setDisplayName),
    mustResolveAlias: mustGive(who, 'resolve the alias', verbs.resolveAlias, roomIdIn),
  };
}

export interface CreatedRoom {
  readonly roomId: RoomId;
  readonly alias: RoomAlias | undefined;
}

const RoomAnswer = z.looseObject({ room_id: RoomId, room_alias: RoomAlias.optional().catch(undefined) });

function createdRoomIn(exchange: Exchange) {
  return RoomAnswer.safeParse(jsonOf(exchange.answer?.body)).data;
}

function roomIdIn(exchange: Exchange): RoomId | undefined {
  return createdRoomIn(exchange)?.room_id;
}
