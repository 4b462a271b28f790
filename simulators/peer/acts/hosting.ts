import { PreparationFailed } from '../../../harness/preparation.ts';
import type { Arrivals } from '../../../harness/wire/arrivals.ts';
import type { JsonObject } from '../../../spec/wire/json.ts';
import { isGranted, outcomeIn } from '../../must.ts';
import { Context } from '../context.ts';
import type { Home } from '../home.ts';
import { joinAskedBy } from '../resident.ts';
import type { SentPdu, sendingActs } from './sending.ts';

export interface HostRoomOptions {
  /** A user of the peer. */
  readonly creator: string;
  readonly visibility: 'public' | 'private';
  /** Localpart of the alias under which the peer lists the room. */
  readonly alias?: string;
}

/** A join that this peer made for a user of the target and sent back, acknowledged or not. */
export interface MadeJoin {
  readonly context: Context;
  readonly userId: string;
  readonly sent: SentPdu;
}

/** What a peer does with rooms that live on it. Binding §8.9. */
export function hostingActs(
  home: Home,
  { makePdu, remember, sendPdu, setMembership }: ReturnType<typeof sendingActs>,
  joins: Arrivals<MadeJoin>,
  deliveryMs: number,
) {
  return {
    /** Makes a room on this peer, its creator joined. Nothing is sent: nobody else is in it yet. */
    hostRoom({ creator, visibility, alias: name }: HostRoomOptions): Context {
      const alias = name === undefined ? undefined : `#${name}:${home.serverName}`;
      const context = new Context(`!${home.freshId()}:${home.serverName}`, alias);
      home.contexts.set(context.id, context);
      if (alias !== undefined) home.aliases.set(alias, context.id);
      const sender = creator;
      const config = { visibility, ...(name === undefined ? {} : { room_alias_name: name }) };
      remember(context, makePdu(context, { sender, type: 'm.room.config', stateKey: '', content: config }));
      const join = { membership: 'join' };
      remember(context, makePdu(context, { sender, type: 'm.room.member', stateKey: creator, content: join }));
      return context;
    },

    /** Invites a user in the name of a member of this peer: the first one, unless another is given. */
    invite(context: Context, userId: string, inviter = memberOf(home, context)): Promise<SentPdu> {
      return setMembership(context, inviter, userId, 'invite');
    },

    /** Makes the join that a PDU asks for, if it does, and sends it back. */
    async answerInviteJoin(pdu: JsonObject): Promise<void> {
      const join = joinAskedBy(home, pdu);
      if (!join) return;
      const { context, userId, init } = join;
      joins.add({ context, userId, sent: await sendPdu(context, init) });
    },

    /** Waits until a user of the target has joined a room of this peer, by the whole dance. */
    async mustBeJoinedBy(context: Context, userId: string): Promise<MadeJoin> {
      const join = await joins.first((made) => made.context === context && made.userId === userId, deliveryMs);
      if (!join) throw new PreparationFailed(`${home.who} was not asked to join ${userId} within ${deliveryMs} ms`);
      if (!isGranted(join.sent.exchange)) {
        throw new PreparationFailed(
          `${home.who} could not send the join of ${userId}: ${outcomeIn(join.sent.exchange)}`,
        );
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
