import type { ClientEvent } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import type { MembershipValue } from '../store/store.ts';

/**
 * Whether somebody may say of a user that they are typing: the user's own client or home server, of a room that the user
 * is in. Requirement: typing.members-only.
 */
export function mayType(facts: { isOwnUser: boolean; membership: MembershipValue | undefined }): boolean {
  return facts.isOwnUser && facts.membership === 'join';
}

/** How long a notice lasts unless it is renewed. Requirement: typing.timeout. */
export function typingTimeoutMs(facts: { askedMs: number | undefined; defaultMs: number; mostMs: number }): number {
  return Math.min(facts.askedMs ?? facts.defaultMs, facts.mostMs);
}

/** Whose streams a notice enters. Requirements: typing.notify, typing.members-only. */
export function typingRecipients(joined: readonly UserId[]): readonly UserId[] {
  return joined;
}

/** The other servers that are told of a user of this one. Requirement: typing.notify. */
export function typingDestinations(joinedHosts: readonly ServerName[], self: ServerName): readonly ServerName[] {
  return joinedHosts.filter((host) => host !== self);
}

/** Everybody who is typing now, in place of what clients were told before. Binding: typing notifications. */
export function typingEvent(roomId: RoomId, typing: readonly UserId[]): ClientEvent {
  return { type: 'm.typing', room_id: roomId, content: { user_ids: [...typing] } };
}
