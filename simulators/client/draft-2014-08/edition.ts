import { z } from 'zod';
import { jsonOf } from '../../../harness/wire/body.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { RoomAlias, RoomId } from '../../../spec/wire/ids.ts';
import type { ClientEdition, NamedRoom } from '../edition.ts';
import { accountVerbs } from './account-verbs.ts';
import { pageIn } from './events.ts';
import { roomVerbs } from './room-verbs.ts';
import { sessionIn } from './session.ts';
import { userVerbs } from './user-verbs.ts';

/** The client API as the draft of 2014-08-28 and the server of its day spell it. */
export const clientEdition: ClientEdition = {
  verbs: ({ ask, adopt, freshTxnId, patience }) => ({
    ...accountVerbs(ask, adopt),
    ...roomVerbs(ask, freshTxnId),
    ...userVerbs(ask, patience),
  }),
  passwordStage: (user, password) => ({ type: 'm.login.password', user, password }),
  sessionIn,
  roomIn,
  pageIn,
};

const RoomAnswer = z.looseObject({ room_id: RoomId, room_alias: RoomAlias.optional().catch(undefined) });

function roomIn(exchange: Exchange): NamedRoom | undefined {
  const room = RoomAnswer.safeParse(jsonOf(exchange.answer?.body)).data;
  return room && { roomId: room.room_id, alias: room.room_alias };
}
