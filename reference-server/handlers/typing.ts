import { domainOf, type RoomId, UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { plainNumber } from '../json-text.ts';
import { keyOf } from '../store/keys.ts';
import { isLocal, joinedHosts, localMembers } from './room-facts.ts';
import { deliverEphemeral } from './streams.ts';

export const typingType = 'm.typing';

interface Typist {
  readonly roomId: RoomId;
  readonly user: UserId;
}

/** A client says that its user is typing, or no longer is. Draft: Typing notifications. Binding: the same. */
export function putTyping(home: Home, caller: UserId, typist: Typist, body: JsonObject): undefined {
  const { config, rules, store } = home;
  const membership = store.rooms.membership(typist.roomId, typist.user);
  if (!rules.mayType({ isOwnUser: caller === typist.user, membership })) {
    throw new MatrixError(refusals.forbidden('you can only say that you yourself are typing, in a room you are in'));
  }
  const { typing: isTyping } = body;
  const askedMs = plainNumber(body.timeout);
  if (typeof isTyping !== 'boolean') throw new MatrixError(refusals.badJson('the body needs typing, true or false'));
  if (askedMs !== undefined && !(typeof askedMs === 'number' && askedMs >= 0)) {
    throw new MatrixError(refusals.badJson('timeout must be a number of milliseconds'));
  }
  const { defaultTimeoutMs: defaultMs, maxTimeoutMs: mostMs } = config.typing;
  if (isTyping) startTyping(home, typist, rules.typingTimeoutMs({ askedMs, defaultMs, mostMs }));
  else stopTyping(home, typist);
}

/**
 * A server says that a user of its own is typing, or no longer is. It sends no time-out, so ours ends what it never does.
 * Binding: EDU types.
 */
export function receiveTyping(home: Home, origin: string, content: JsonObject): void {
  const { room_id: roomId, user_id: named, typing: isTyping } = content;
  const user = UserId.safeParse(named);
  if (typeof roomId !== 'string' || typeof isTyping !== 'boolean' || !user.success) {
    throw new MatrixError(refusals.badJson('m.typing has room_id, user_id and typing'));
  }
  const typist = { roomId: roomId as RoomId, user: user.data };
  const membership = home.store.rooms.membership(typist.roomId, typist.user);
  if (!home.rules.mayType({ isOwnUser: domainOf(typist.user) === origin, membership })) {
    throw new MatrixError(refusals.forbidden('a server says of its own users in a room that they are typing'));
  }
  if (isTyping) startTyping(home, typist, home.config.typing.maxTimeoutMs);
  else stopTyping(home, typist);
}

/** Whoever leaves a room types in it no longer; every server finds that by itself. */
export function forgetTyping(home: Home, typist: Typist): void {
  home.store.afterCommit(() => {
    if (home.typing.stop(typist.roomId, typist.user)) tellMembers(home, typist.roomId);
  });
}

/** Other servers hear of every renewal, as they are told of no time-out. */
function startTyping(home: Home, typist: Typist, timeoutMs: number): void {
  home.store.afterCommit(() => {
    const over = (): void => stopTyping(home, typist);
    const isNew = home.typing.start(typist.roomId, typist.user, timeoutMs, over);
    if (isNew) tellMembers(home, typist.roomId);
    tellServers(home, typist, true);
  });
}

function stopTyping(home: Home, typist: Typist): void {
  home.store.afterCommit(() => {
    if (!home.typing.stop(typist.roomId, typist.user)) return;
    tellMembers(home, typist.roomId);
    tellServers(home, typist, false);
  });
}

function tellMembers(home: Home, roomId: RoomId): void {
  const event = home.rules.typingEvent(roomId, home.typing.users(roomId));
  const recipients = home.rules.typingRecipients(localMembers(home, roomId));
  deliverEphemeral(home, { key: keyOf(typingType, roomId), event }, recipients);
}

function tellServers(home: Home, { roomId, user }: Typist, isTyping: boolean): void {
  if (!isLocal(home, user)) return;
  const destinations = home.rules.typingDestinations(joinedHosts(home, roomId), home.config.serverName);
  const content = { room_id: roomId, user_id: user, typing: isTyping };
  home.outgoing.sendEdu({ type: typingType, key: keyOf(typingType, roomId, user), content }, destinations);
}
