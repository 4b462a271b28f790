import type { Exchange } from '../../harness/wire/exchange.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { Note } from './note.ts';

/** A room of the Example. */
export interface Room {
  readonly roomId: string;
  readonly alias?: string | undefined;
  /** The client that made it; undefined where a peer did. */
  readonly owner?: string;
}

/** A message of the Example. */
export interface Message {
  /** The room that it was sent to. */
  readonly roomId: string;
  /** The user id of its sender. */
  readonly sender: string;
  readonly content: JsonObject;
  /** The exchange that sent it. */
  readonly sentBy: Exchange;
  /** Who of a peer sent it, where its sender is not a user of the target. */
  readonly remote?: { readonly user: string; readonly peer: string; readonly pdu: JsonObject };
}

/** What the last act was answered with. */
export const lastExchange = new Note<Exchange>('an exchange');
/** What the last one is compared with. */
export const earlierExchange = new Note<Exchange>('an earlier exchange');
export const theRoom = new Note<Room>('a room');
export const theTopic = new Note<string>('a topic');
export const otherRoom = new Note<Room>('another room');
/** What was sent, in order: "it" is the last. */
export const messages = new Note<readonly Message[]>('a message');

export function noteMessages(example: object, said: readonly Message[]): void {
  messages.leave(example, [...(messages.known(example) ?? []), ...said]);
}

/** The last message sent: "it". */
export function lastMessage(example: object): Message {
  const last = messages.of(example).at(-1);
  if (!last) throw new Error('no earlier step left a message');
  return last;
}
