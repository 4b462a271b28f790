import type { EventChunk } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { RoomId, UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { positionOf, tokenAt } from './tokens.ts';

interface Reader {
  readonly user: UserId;
  readonly roomId: RoomId;
}

export interface PageAsked {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly newestFirst: boolean;
  /** 0 for as many as fit. */
  readonly limit: number;
}

/** The memberships of a room, whatever they are. Binding: members list. */
export function members(home: Home, reader: Reader): EventChunk {
  requireReader(home, reader);
  const current = home.store.rooms.currentState(reader.roomId);
  const chunk = current.filter((event) => event.pdu.pdu_type === 'm.room.member').map(home.rules.clientEvent);
  return { chunk, start: 'START', end: 'END' };
}

/** All current state of a room. Binding: rooms, endpoint table. */
export function roomState(home: Home, reader: Reader): object {
  requireReader(home, reader);
  return home.store.rooms.currentState(reader.roomId).map(home.rules.clientEvent);
}

/** The content of one current state event. */
export function stateContent(home: Home, reader: Reader, type: string, stateKey: string): JsonObject {
  requireReader(home, reader);
  const event = home.store.rooms.state(reader.roomId, type, stateKey);
  if (!event) throw new MatrixError(refusals.notFound(`the room has no state ${type} with that key`));
  return event.pdu.content;
}

/**
 * A page of history. A token is a place between two events: reading backwards gives what is before it, newest first;
 * forwards what is after it, oldest first. Without `from` reading starts at the end it leads away from.
 */
export function messages(home: Home, reader: Reader, asked: PageAsked): EventChunk {
  requireReader(home, reader);
  const { config, rules, store } = home;
  const newest = store.events.position();
  const from = positionOf(asked.from ?? (asked.newestFirst ? 'END' : 'START'), newest);
  const to = positionOf(asked.to ?? (asked.newestFirst ? 'START' : 'END'), newest);
  const most = config.limits.eventsPerPage;
  const events = store.events.history(reader.roomId, {
    after: asked.newestFirst ? to : from,
    upTo: asked.newestFirst ? from : to,
    limit: asked.limit === 0 ? most : Math.min(asked.limit, most),
    newestFirst: asked.newestFirst,
  });
  const last = events.at(-1);
  const end = last ? last.order - (asked.newestFirst ? 1 : 0) : from;
  return { chunk: rules.historyPage(events).map(rules.clientEvent), start: tokenAt(from), end: tokenAt(end) };
}

/** Only members read; to others a room that exists looks like one that does not. */
function requireReader({ rules, store }: Home, { user, roomId }: Reader): void {
  if (!rules.mayRead({ membership: store.rooms.membership(roomId, user) })) {
    throw new MatrixError(refusals.forbidden('you are not in this room'));
  }
}
