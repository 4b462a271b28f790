import { isDeepStrictEqual } from 'node:util';
import type { Matcher } from '../../harness/checks/matcher.ts';
import { show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { SeenEvent } from '../../simulators/client/index.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { Message } from '../cast/notes.ts';
import { messageType } from '../cast/speak.ts';

/** An event that somebody is to be shown. */
export interface Sought extends Matcher<SeenEvent> {
  /** The exchanges that are to bring it about. */
  readonly causes: readonly Exchange[];
  /** Texts that tell it in a transaction of any form; where there are none, a peer must be sent it as a PDU. */
  readonly traces?: readonly string[] | undefined;
}

/** A message. Servers may add keys to its content, but not change the body. */
export function message({ content, sentBy, roomId }: Message): Sought {
  return {
    words: `an event with the message ${show(content.body)}`,
    matches: ({ type, content: seen }) => type === messageType && seen.body === content.body,
    causes: [sentBy],
    traces: [JSON.stringify(content.body), roomId],
  };
}

/** Any message in the room of that one, and from its sender, where these are told. */
export function messageOfSender({ roomId, sender, sentBy }: Message): Sought {
  return {
    words: `a message of ${sender}`,
    matches: (event) =>
      event.type === messageType && (event.roomId ?? roomId) === roomId && (event.sender ?? sender) === sender,
    causes: [sentBy],
  };
}

/** State of a room: what the content has besides does not matter. */
export function state(
  { roomId, type, stateKey = '', content }: { roomId: string; type: string; stateKey?: string; content: JsonObject },
  causes: readonly Exchange[],
): Sought {
  const keys = Object.entries(content);
  return {
    words: `${type} with ${show(content)}${stateKey && ` for ${stateKey}`}`,
    matches: (event) =>
      event.type === type &&
      (event.roomId ?? roomId) === roomId &&
      (event.stateKey ?? '') === stateKey &&
      keys.every(([key, value]) => isDeepStrictEqual(event.content[key], value)),
    causes,
  };
}

/** A user's membership of a room. */
export function membership(roomId: string, userId: string, value: string, causes: readonly Exchange[]): Sought {
  return state({ roomId, type: 'm.room.member', stateKey: userId, content: { membership: value } }, causes);
}
