import { PreparationFailed } from '../../../../harness/preparation.ts';
import type { Arrivals } from '../../../../harness/wire/arrivals.ts';
import type { JsonObject } from '../../../../spec/wire/json.ts';
import { couldNot, isGranted } from '../../../must.ts';
import type { Addressed, HostRoomOptions, MadeJoin, SentPdu } from '../../acts.ts';
import { Context } from '../../context.ts';
import type { Home } from '../../home.ts';
import { joinAskedBy } from '../resident.ts';
import type { sendingActs } from './sending.ts';

/** What a peer does with rooms that live on it. Binding §8.9. */
export function hostingActs(
  home: Home,
  { makePdu, remember, sendPdu, setMembership }: ReturnType<typeof sendingActs>,
  joins: Arrivals<MadeJoin>,
  deliveryMs: number,
) {
  return {
    hostRoom({ creator, visibility, alias: name }: HostRoomOptions): Context {
      const alias = name === undefined ? undefined : `#${name}:${home.serverName}`;
      const context = new Context(`!${home.freshId()}:${home.serverName}`, home.format, alias);
      home.contexts.set(context.id, context);
      if (alias !== undefined) home.aliases.set(alias, context.id);
      const sender = creator;
      const config = { visibility, ...(name === undefined ? {} : { room_alias_name: name }) };
      remember(context, makePdu(context, { sender, type: 'm.room.config', stateKey: '', content: config }));
      const join = { membership: 'join' };
      remember(context, makePdu(context, { sender, type: 'm.room.member', stateKey: creator, content: join }));
      return context;
    },

    invite(
      context: Context,
      userId: string,
      inviter = memberOf(home, context),
      addressed?: Addressed,
    ): Promise<SentPdu> {
      return setMembership(context, inviter, userId, 'invite', addressed);
    },

    /** Makes the join that a PDU asks for, if it does, and sends it back to the server that it came from. */
    async answerInviteJoin(pdu: JsonObject, from: string | undefined): Promise<void> {
      const join = joinAskedBy(home, pdu);
      if (!join) return;
      const { context, userId, init } = join;
      joins.add({ context, userId, sent: await sendPdu(context, init, home.isKnown(from) ? { to: from } : {}) });
    },

    async mustBeJoinedBy(context: Context, userId: string): Promise<MadeJoin> {
      const join = await joins.first((made) => made.context === context && made.userId === userId, deliveryMs);
      if (!join) throw new PreparationFailed(`${home.who} was not asked to join ${userId} within ${deliveryMs} ms`);
      if (!isGranted(join.sent.exchange)) {
        throw couldNot(home.who, `send the join of ${userId}`, join.sent.exchange);
      }
      return join;
    },
  };
}

function memberOf({ serverName, who }: Home, context: Context): string {
  const member = context.members.find((userId) => userId.endsWith(`:${serverName}`));
  if (member === undefined) throw new Error(`${who} has nobody in ${context.id} who could invite`);
  return member;
}
