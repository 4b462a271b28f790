import { z } from 'zod';
import { EventId, RoomId, UserId } from '../../../wire/ids.ts';
import { JsonObject } from '../../../wire/json.ts';

/** What a client is shown: a room event, or a roomless one such as m.presence. */
export const ClientEvent = z.looseObject({
  type: z.string(),
  content: JsonObject,
  event_id: EventId.optional(),
  room_id: RoomId.optional(),
  /** The sender. */
  user_id: UserId.optional(),
  /** Present on state events only. */
  state_key: z.string().nullish(),
  /** Milliseconds since the UNIX epoch. */
  ts: z.number().optional(),
});
export type ClientEvent = z.infer<typeof ClientEvent>;

/** One page of events: the answer of the event stream and of a room's messages. `end` resumes. */
export const EventChunk = z.looseObject({
  chunk: z.array(ClientEvent),
  start: z.string().optional(),
  end: z.string(),
});
export type EventChunk = z.infer<typeof EventChunk>;
