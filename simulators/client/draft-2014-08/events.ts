import { z } from 'zod';
import { jsonOf } from '../../../harness/wire/body.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { JsonObject } from '../../../spec/wire/json.ts';
import { isGranted } from '../../must.ts';
import type { SeenEvent } from '../../seen-event.ts';
import type { EventPage } from '../events.ts';

const text = z.string().optional().catch(undefined);

/** An event with the keys of the draft. Draft: Architecture, "C-S Event stream". */
const ShownEvent = z.looseObject({
  type: z.string().catch(''),
  content: JsonObject.catch({}),
  event_id: text,
  room_id: text,
  user_id: text,
  state_key: text,
  ts: z.number().optional().catch(undefined),
});

const Chunk = z.looseObject({ chunk: z.array(JsonObject), end: z.string() });

function read(raw: JsonObject): SeenEvent {
  const { event_id: id, user_id: sender, ts: at, type, room_id: roomId, state_key, content } = ShownEvent.parse(raw);
  return { id, sender, at, type, roomId, stateKey: state_key, content, raw };
}

/** The page of events that an exchange brought; undefined when it brought none. */
export function pageIn(exchange: Exchange): EventPage | undefined {
  const page = isGranted(exchange) ? Chunk.safeParse(jsonOf(exchange.answer?.body)).data : undefined;
  return page && { events: page.chunk.map(read), end: page.end };
}
