import type { JsonObject } from '../../../spec/wire/json.ts';
import type { PduInit } from '../acts.ts';
import type { Context } from '../context.ts';
import type { Home } from '../home.ts';

/** The join that a `m.room.invite_join` asks this peer for. */
export interface JoinToMake {
  readonly context: Context;
  readonly userId: string;
  readonly init: PduInit;
}

/**
 * Whether a PDU asks this peer to make a join, and which: it must live in the room, and the user must be allowed in.
 * As resident server it makes the join with its own origin. Binding §8.9.
 */
export function joinAskedBy(home: Home, pdu: JsonObject): JoinToMake | undefined {
  const { type, roomId, sender: userId, content } = home.format.eventOf(pdu);
  if (type !== 'm.room.invite_join' || roomId === undefined || userId === undefined) return undefined;
  const { target_host: host } = pdu;
  if (host !== undefined && host !== home.serverName) return undefined;
  const context = home.contexts.get(roomId);
  if (!context || !livesIn(home, context) || !mayJoin(context, userId)) return undefined;
  const joined = { ...content, membership: 'join' };
  return { context, userId, init: { sender: userId, type: 'm.room.member', stateKey: userId, content: joined } };
}

function livesIn({ serverName }: Home, context: Context): boolean {
  return context.members.some((userId) => userId.endsWith(`:${serverName}`));
}

function mayJoin(context: Context, userId: string): boolean {
  const config = context.currentState('m.room.config')?.content;
  const membership = context.membershipOf(userId);
  return config?.visibility === 'public' || membership === 'invite' || membership === 'join';
}
