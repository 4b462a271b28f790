import type { JsonObject } from '../../spec/wire/json.ts';
import { type Refusal, refusals } from '../errors.ts';

/** The keys each event type must have, all of them strings. Binding: content template check. */
const requiredStrings: ReadonlyMap<string, readonly string[]> = new Map([
  ['m.room.message', ['msgtype']],
  ['m.room.message.feedback', ['type', 'target_event_id', 'msg_sender_id']],
  ['m.room.topic', ['topic']],
  ['m.room.name', ['name']],
  ['m.room.member', ['membership']],
]);

/** Messages that say with other keys what they are about: a body is an alternative text, and may be missing. Binding: message types. */
const withoutBody: ReadonlySet<unknown> = new Set(['m.image', 'm.audio', 'm.video', 'm.location', 'm.file']);

/** Why a client's content is refused. Extra keys are always allowed. Requirement: msg.message. */
export function contentRefusal(type: string, content: JsonObject): Refusal | undefined {
  const missing = requiredStrings.get(type)?.find((key) => typeof content[key] !== 'string');
  if (missing !== undefined) return refusals.badJson(`the content of ${type} needs ${missing}, a string`);
  if (type === 'm.room.message' && !withoutBody.has(content.msgtype) && typeof content.body !== 'string') {
    return refusals.badJson(`an ${String(content.msgtype)} message needs body, a string`);
  }
  if (type === 'm.room.message.feedback' && content.type !== 'delivered' && content.type !== 'read') {
    return refusals.unknown('the type of a feedback is delivered or read');
  }
  return undefined;
}

/** Why content is refused for its size as JSON text. */
export function contentSizeRefusal(content: JsonObject, mostBytes: number): Refusal | undefined {
  return Buffer.byteLength(JSON.stringify(content)) > mostBytes
    ? refusals.tooLarge(`the content of an event is at most ${mostBytes} bytes`)
    : undefined;
}
