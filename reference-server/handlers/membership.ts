import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { domainOf, type RoomId, type UserId } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { isFollowed, isLocal, isPublic } from './room-facts.ts';
import { type EventDraft, publish } from './timeline.ts';

interface Change {
  readonly roomId: RoomId;
  readonly user: UserId;
}

interface Join extends Change {
  /** The PDU by which another server asks for it. */
  readonly request?: PduRef;
}

/** Lets a user into a room that is decided on here. The content is that of the joiner's server, if another. */
export function joinHere(
  home: Home,
  { roomId, user, request }: Join,
  content: JsonObject = profileOf(home, user),
): void {
  const membership = home.store.rooms.membership(roomId, user);
  if (!home.rules.mayJoin({ membership, isPublic: isPublic(home, roomId) })) {
    throw new MatrixError(refusals.forbidden('you may not join this room without an invitation'));
  }
  const change = { roomId, sender: user, subject: user, content: { ...content, membership: 'join' } };
  publishMembership(home, change, request ? { alsoAfter: [request] } : {});
}

/** Invites a user. Inviting someone already invited changes nothing. */
export function invite(home: Home, { roomId, user }: Change, invitee: UserId, content: JsonObject = {}): void {
  const membership = home.store.rooms.membership(roomId, user);
  const inviteeMembership = home.store.rooms.membership(roomId, invitee);
  if (!home.rules.mayInvite({ membership, inviteeMembership })) {
    throw new MatrixError(refusals.forbidden('only members invite, and only those who are not in the room'));
  }
  if (inviteeMembership === 'invite') return;
  if (isLocal(home, invitee) && !home.store.accounts.user(invitee)) {
    throw new MatrixError(refusals.notFound(`there is no user ${invitee}`));
  }
  publishMembership(home, { roomId, sender: user, subject: invitee, content: { ...content, membership: 'invite' } });
}

/** Leaves, or declines an invitation; the inviter's server is told even when we know of nobody in the room. */
export function leave(home: Home, { roomId, user }: Change, content: JsonObject = {}): void {
  const { rules, store } = home;
  if (!rules.mayLeave({ membership: store.rooms.membership(roomId, user) })) {
    throw new MatrixError(refusals.forbidden('you are not in this room'));
  }
  const inviter = store.rooms.state(roomId, 'm.room.member', user)?.pdu.user_id;
  const alsoTo = inviter && !isFollowed(home, roomId) ? [domainOf(inviter)] : [];
  const change = { roomId, sender: user, subject: user, content: { ...content, membership: 'leave' } };
  publishMembership(home, change, { alsoTo });
}

/** What a joiner's membership says about them. Draft: Profiles, "Bundled with which events?". */
export function profileOf({ store }: Home, userId: UserId): JsonObject {
  const user = store.accounts.user(userId);
  return { displayname: user?.displayname ?? null, avatar_url: user?.avatar_url ?? null };
}

/** The content also tells the membership before, as clients of the day show changes only. Binding: membership rules. */
function publishMembership(
  home: Home,
  change: { roomId: RoomId; sender: UserId; subject: UserId; content: JsonObject },
  extra: Pick<EventDraft, 'alsoTo' | 'alsoAfter'> = {},
): void {
  const { roomId, sender, subject } = change;
  const prev = home.store.rooms.membership(roomId, subject);
  const content = { ...change.content, ...(prev !== undefined && { prev }) };
  publish(home, { roomId, type: 'm.room.member', sender, stateKey: subject, content, ...extra });
}
