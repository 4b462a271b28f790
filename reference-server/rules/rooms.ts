import type { RoomId, ServerName, UserId } from '../../spec/wire/ids.ts';
import type { Alias, MembershipValue } from '../store/store.ts';

/** What is known of a user in the room asked about. The membership is undefined when there never was one. */
export interface MemberFacts {
  readonly membership: MembershipValue | undefined;
}

/** Requirement: room.create. */
export function mayCreateRoom(_user: UserId): boolean {
  return true;
}

/** A public room, an invitation, or being in already. Requirements: room.join, room.invite-join, room.private-join. */
export function mayJoin(facts: MemberFacts & { readonly isPublic: boolean }): boolean {
  return facts.isPublic || facts.membership === 'invite' || facts.membership === 'join';
}

/** A member leaves, an invited user declines. Requirement: room.leave. */
export function mayLeave(facts: MemberFacts): boolean {
  return facts.membership === 'join' || facts.membership === 'invite';
}

/** Requirement: room.invite-join. */
export function mayInvite(facts: MemberFacts & { readonly inviteeMembership: MembershipValue | undefined }): boolean {
  return facts.membership === 'join' && facts.inviteeMembership !== 'join';
}

/** Requirement: room.members-only. */
export function maySend(facts: MemberFacts): boolean {
  return facts.membership === 'join';
}

/** Whether messages, members and state of the room may be read. Requirement: room.members-only. */
export function mayRead(facts: MemberFacts): boolean {
  return facts.membership === 'join';
}

/** Whether an alias already leads to another room. */
export function isAliasTaken(existing: Alias | undefined, roomId: RoomId): boolean {
  return existing !== undefined && existing.roomId !== roomId;
}

/** What an alias resolves to: the room, and servers that know it, the likeliest first. Requirement: room.alias. */
export function aliasTarget(
  alias: Alias,
  joinedHosts: readonly ServerName[],
): { room_id: RoomId; servers: ServerName[] } {
  return { room_id: alias.roomId, servers: [...new Set([...joinedHosts, ...alias.servers])] };
}
