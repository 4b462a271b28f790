import { PreparationFailed } from '../../harness/preparation.ts';
import { show } from '../../harness/wire/describe.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import type { Context, ReceivedPdu, ReceivedTransaction, TransactionInit } from '../../simulators/peer/index.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import type { Message } from '../cast/notes.ts';
import type { Remote } from '../cast/parameter-types.ts';
import type { Example } from '../cast/world.ts';

const messageType = 'm.room.message';

/** Who of a peer speaks; `sender` where it is not the peer's own user of that name. */
export interface Speaker extends Remote {
  readonly sender?: string;
}

/** Carol of blue, who is in the room wherever the feature does not say otherwise. */
export const carol: Speaker = { user: 'Carol', peer: 'blue' };

/** What a peer knows of the Example's room; one that is not in it knows what blue knows. */
export function contextOf(example: Example, peerName: string): Context {
  const { roomId } = example.notes.room.value;
  const known = example.cast.peer(peerName).contexts.get(roomId) ?? example.cast.peer(carol.peer).contexts.get(roomId);
  if (!known) throw new Error(`no peer knows the room ${roomId}`);
  return known;
}

/**
 * Makes a message of the speaker in the Example's room. Where it is `proper`, later PDUs of its peer refer to it; one that the target
 * has reason to refuse must not be referred to, or what comes later would wait for it.
 */
export function makeRemote(example: Example, speaker: Speaker, content: JsonObject, proper = true): JsonObject {
  const peer = example.cast.peer(speaker.peer);
  const sender = speaker.sender ?? example.cast.remoteUser(speaker.user, speaker.peer);
  const context = contextOf(example, speaker.peer);
  const pdu = peer.makePdu(context, { sender, type: messageType, content });
  if (proper) peer.remember(context, pdu);
  return pdu;
}

/** Sends such messages in one transaction, and notes them as the Example's last act. */
export async function sendRemote(
  example: Example,
  speaker: Speaker,
  contents: readonly JsonObject[],
  { proper = true, ...envelope }: TransactionInit & { proper?: boolean } = {},
): Promise<readonly Message[]> {
  const pdus = contents.map((content) => makeRemote(example, speaker, content, proper));
  const sent = await example.cast.peer(speaker.peer).sendTransaction({ pdus, offRecord: !proper, ...envelope });
  const { exchange } = sent;
  const messages = contents.map((content, i) => {
    return {
      roomId: example.notes.room.value.roomId,
      content,
      sentBy: exchange,
      remote: { peer: speaker.peer, pdu: pdus[i] ?? {} },
    };
  });
  example.notes.sent.value = sent;
  example.notes.exchange.value = exchange;
  example.notes.messages.value = messages;
  return messages;
}

/** Whether a PDU carries that message. */
export function carries(pdu: JsonObject, message: Message): boolean {
  const content = JsonObject.safeParse(pdu.content).data;
  return pdu.context === message.roomId && pdu.pdu_type === messageType && content?.body === message.content.body;
}

/** Waits for the target to push a message to a peer, as the PDU of a transaction. Preparation. */
export async function mustCarry(example: Example, peerName: string, message: Message): Promise<ReceivedPdu> {
  const { deliveryMs } = example.target.profile.patience;
  const { pdus } = example.cast.peer(peerName);
  const found = await pdus.first(({ pdu }) => carries(pdu, message), deliveryMs);
  if (found) return found;
  throw new PreparationFailed(
    `${peerName} was not pushed ${show(message.content.body)} within ${deliveryMs / 1000} s (sent in exchange ${message.sentBy.n})`,
  );
}

/**
 * The first attempt of the target to send a message to a peer, acknowledged or not. It is found by its text, so that one of another
 * form or method is found as well. Undefined when none is made in time.
 */
export function sentTo(example: Example, peerName: string, message: Message): Promise<ReceivedTransaction | undefined> {
  const text = JSON.stringify(message.content.body);
  const { deliveryMs } = example.target.profile.patience;
  return example.cast.peer(peerName).transactions.first(({ body }) => {
    const json = JSON.stringify(body) ?? '';
    return json.includes(text) && json.includes(message.roomId);
  }, deliveryMs);
}

/** A transaction of the target, as it came. */
export interface Carrier {
  readonly method: string;
  /** The id in its URL. */
  readonly id: string;
  /** Its body in JSON, whatever that is, and the same as an object. */
  readonly json: unknown;
  readonly body: JsonObject;
  readonly exchange: Exchange;
}

/** The first attempt of the target to send the last message to a peer. Preparation. */
export async function carrier(example: Example, peerName: string): Promise<Carrier> {
  const { message } = example.notes;
  const received = await sentTo(example, peerName, message);
  if (!received) {
    throw new PreparationFailed(`${peerName} was sent no transaction with ${show(message.content.body)}`);
  }
  const { method, transactionId: id, body: json, exchange } = received;
  return { method, id, json, body: JsonObject.catch({}).parse(json), exchange };
}
