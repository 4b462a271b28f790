import { answerOf } from '../../harness/checks/answered.ts';
import type { SentTransaction, TransactionInit } from '../../simulators/peer/index.ts';
import type { ClientTxnId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import type { Remote } from './names.ts';
import { Note } from './note.ts';
import { type Message, noteMessages, type Room } from './notes.ts';
import type { Example } from './world.ts';

export const messageType = 'm.room.message';

/** The transaction that a peer sent last. */
export const sentTransaction = new Note<SentTransaction>('a transaction');

/** The content of a plain text message. */
export function textMessage(body: string): JsonObject {
  return { msgtype: 'm.text', body };
}

/** A client of the target sends a message to a room: the Example's, unless another is given. */
export async function say(
  example: Example,
  name: string,
  content: JsonObject,
  { roomId = example.room.roomId, txnId }: { roomId?: string; txnId?: ClientTxnId } = {},
): Promise<Message> {
  const client = example.cast.client(name);
  const sentBy = await client.sendEvent(roomId, messageType, content, txnId);
  answerOf(sentBy);
  example.last = sentBy;
  return { roomId, sender: client.userId, content, sentBy };
}

/** The client that made the Example's room, or another room. */
export function ownerOf(example: Example, room: Room = example.room): string {
  if (room.owner === undefined) throw new Error('no client of the target made the room');
  return room.owner;
}

export interface Manner extends TransactionInit {
  /**
   * Whether later PDUs of the peer refer to it, as they do where it is left out. One that the target has reason to refuse must not be
   * referred to, or what comes later would wait for it.
   */
  readonly proper?: boolean;
  /** How often each of them is in the transaction; once where it is left out. */
  readonly copies?: number;
  /** The user id in whose name it is said, where that is not the speaker's own. */
  readonly sender?: string;
}

/** A user of a peer sends messages to the Example's room, all in one transaction, and they become the Example's messages. */
export async function sayFromAfar(
  example: Example,
  remote: Remote,
  contents: readonly JsonObject[],
  manner: Manner = {},
): Promise<readonly Message[]> {
  const { cast, room } = example;
  const { proper = true, copies = 1, sender = cast.remoteUser(remote.user, remote.peer), ...envelope } = manner;
  const peer = cast.peer(remote.peer);
  const context = cast.contextOf(remote.peer, room.roomId);
  const pdus = contents.map((content) => {
    const pdu = peer.makePdu(context, { sender, type: messageType, content });
    if (proper) peer.remember(context, pdu);
    return pdu;
  });
  const carried = Array.from({ length: copies }, () => pdus).flat();
  const sent = await peer.sendTransaction({ pdus: carried, offRecord: !proper, ...envelope });
  const said = contents.map((content, i) => ({
    ...{ roomId: room.roomId, sender, content, sentBy: sent.exchange },
    remote: { ...remote, pdu: pdus[i] ?? {} },
  }));
  sentTransaction.leave(example, sent);
  example.last = sent.exchange;
  noteMessages(example, said);
  return said;
}
