import { z } from 'zod';
import { jsonOf } from '../../harness/wire/body.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';
import { JsonObject } from '../../spec/wire/json.ts';
import { isGranted } from '../must.ts';

const text = z.string().optional().catch(undefined);

/**
 * An event as a client can use it. Whether its form is right is judged elsewhere, so a key of the wrong type
 * counts as absent here.
 */
const SeenEvent = z.looseObject({
  type: z.string().catch(''),
  content: JsonObject.catch({}),
  event_id: text,
  room_id: text,
  /** The sender. */
  user_id: text,
  /** Present on state events only. */
  state_key: text,
  ts: z.number().optional().catch(undefined),
});
export type SeenEvent = z.infer<typeof SeenEvent>;

const SeenChunk = z.looseObject({ chunk: z.array(SeenEvent), end: z.string() });
export type SeenChunk = z.infer<typeof SeenChunk>;

/** An event with the exchange that brought it. */
export interface Seen {
  readonly event: SeenEvent;
  readonly exchange: Exchange;
}

/** The page of events that an exchange brought; undefined when it brought none. */
export function chunkIn(exchange: Exchange): SeenChunk | undefined {
  return isGranted(exchange) ? SeenChunk.safeParse(jsonOf(exchange.answer?.body)).data : undefined;
}
