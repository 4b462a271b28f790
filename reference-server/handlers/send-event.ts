import { type RoomId, UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals, refuseIf } from '../errors.ts';
import type { Home } from '../home.ts';
import { joinRoom } from './join.ts';
import { invite, leave } from './membership.ts';
import { publish } from './timeline.ts';

export interface Said {
  readonly user: UserId;
  readonly roomId: RoomId;
  readonly type: string;
  readonly content: JsonObject;
}

/** Types that are state however they are sent, with the empty state key. Binding: state details. */
const alwaysState = new Set(['m.room.name', 'm.room.topic', 'm.room.config']);

/** Types with a door of their own. */
const notForSending = new Set(['m.room.member', 'm.room.invite_join']);

/** Sends an event that is not state, or room-wide state of the well-known types. */
export function sendEvent(home: Home, said: Said): object {
  if (notForSending.has(said.type)) {
    throw new MatrixError(refusals.forbidden(`${said.type} is not sent; use join, invite and leave`));
  }
  return { event_id: say(home, said, alwaysState.has(said.type) ? '' : undefined) };
}

/** Sets state. A membership takes the same way as join, invite and leave do. */
export async function putState(home: Home, said: Said, stateKey: string): Promise<undefined> {
  if (said.type === 'm.room.member') await putMembership(home, said, stateKey);
  else if (notForSending.has(said.type)) throw new MatrixError(refusals.forbidden(`${said.type} is not for clients`));
  else say(home, said, alwaysState.has(said.type) ? '' : stateKey);
}

function say(home: Home, { user, roomId, type, content }: Said, stateKey: string | undefined): string {
  const { config, rules, store } = home;
  refuseIf(rules.contentRefusal(type, content));
  refuseIf(rules.contentSizeRefusal(content, config.limits.eventBytes));
  return store.batch(() => {
    if (!rules.maySend({ membership: store.rooms.membership(roomId, user) })) {
      throw new MatrixError(refusals.forbidden('you are not in this room'));
    }
    const state = stateKey === undefined ? {} : { stateKey };
    return publish(home, { roomId, type, sender: user, content, ...state }).eventId;
  });
}

async function putMembership(home: Home, { user, roomId, content }: Said, stateKey: string): Promise<void> {
  refuseIf(home.rules.contentRefusal('m.room.member', content));
  refuseIf(home.rules.contentSizeRefusal(content, home.config.limits.eventBytes));
  const subject = UserId.safeParse(stateKey);
  if (!subject.success) throw new MatrixError(refusals.unknown('the state key of m.room.member is a user id'));
  const { membership } = content;
  const isOwn = subject.data === user;
  const change = { roomId, user };
  if (membership === 'invite') home.store.batch(() => invite(home, change, subject.data, content));
  else if (!isOwn) throw new MatrixError(refusals.forbidden('only they themselves join or leave'));
  else if (membership === 'leave') home.store.batch(() => leave(home, change, content));
  else if (membership === 'join') await joinRoom(home, user, roomId);
  else throw new MatrixError(refusals.unknown('membership is join, invite or leave'));
}
