import type { EndpointName } from '../../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import type { ClientTxnId } from '../../../spec/wire/ids.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import type { Ask } from '../ask.ts';
import type { CreateRoomOptions, PageOptions } from '../verbs.ts';

/** What a user does with rooms. Draft: Rooms, Messages. `freshTxnId` gives a ClientTxnId not used before. */
export function roomVerbs(ask: Ask<EndpointName>, freshTxnId: () => ClientTxnId) {
  const sendEvent = (roomId: string, eventType: string, content: JsonObject, txnId = freshTxnId()) =>
    ask('sendEventTxn', { roomId, eventType, txnId }, { body: content });
  return {
    createRoom: ({ visibility, aliasName, txnId }: CreateRoomOptions = {}) =>
      txnId === undefined
        ? ask('createRoom', {}, { body: { visibility, room_alias_name: aliasName } })
        : ask('createRoomTxn', { txnId }, { body: { visibility, room_alias_name: aliasName } }),

    joinRoom: (roomIdOrAlias: string) => ask('joinByIdOrAlias', { roomIdOrAlias }, { body: {} }),

    invite: (roomId: string, userId: string) => ask('inviteToRoom', { roomId }, { body: { user_id: userId } }),

    leaveRoom: (roomId: string) => ask('leaveRoom', { roomId }, { body: {} }),

    /** Sends an event that is not state, under a fresh ClientTxnId unless one is given. */
    sendEvent,

    sendMessage: (roomId: string, text: string, txnId?: ClientTxnId) =>
      sendEvent(roomId, 'm.room.message', { msgtype: 'm.text', body: text }, txnId),

    putState: (roomId: string, eventType: string, stateKey: string, content: JsonObject) =>
      stateKey === ''
        ? ask('putState', { roomId, eventType }, { body: content })
        : ask('putStateKeyed', { roomId, eventType, stateKey }, { body: content }),

    getState: (roomId: string, eventType: string, stateKey = '') =>
      stateKey === '' ? ask('getState', { roomId, eventType }) : ask('getStateKeyed', { roomId, eventType, stateKey }),

    getMembers: (roomId: string) => ask('getMembers', { roomId }),

    getMessages: (roomId: string, { from, dir, limit }: PageOptions = {}) =>
      ask(
        'getMessages',
        { roomId },
        {
          query: {
            ...(from === undefined ? {} : { from }),
            ...(dir === undefined ? {} : { dir }),
            ...(limit === undefined ? {} : { limit: String(limit) }),
          },
        },
      ),

    resolveAlias: (alias: string) => ask('getAlias', { alias }),
  };
}
