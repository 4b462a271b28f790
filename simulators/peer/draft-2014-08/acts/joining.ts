import { z } from 'zod';
import { PreparationFailed } from '../../../../harness/preparation.ts';
import { jsonOf } from '../../../../harness/wire/body.ts';
import type { Exchange } from '../../../../harness/wire/exchange.ts';
import { JsonObject } from '../../../../spec/wire/json.ts';
import { couldNot, isGranted } from '../../../must.ts';
import { paced } from '../../../pace.ts';
import type { Addressed, JoinAttempt } from '../../acts.ts';
import type { Context } from '../../context.ts';
import type { Home } from '../../home.ts';
import type { ReceivedPdu } from '../../memory.ts';
import { readFrom } from '../read-from.ts';
import type { requestActs } from './requests.ts';
import type { sendingActs } from './sending.ts';

const Pdus = z.looseObject({ pdus: z.array(JsonObject) });

/** How a peer joins rooms that live on another server. Binding §8.9. */
export function joiningActs(
  home: Home,
  { fetchState }: ReturnType<typeof requestActs>,
  { sendPdu }: ReturnType<typeof sendingActs>,
  deliveryMs: number,
) {
  const joinRoom = async (
    roomId: string,
    userId: string,
    { to = home.servers[0] }: Addressed = {},
  ): Promise<JoinAttempt> => {
    const context = home.context(roomId);
    const state = await fetchState(roomId, { to });
    for (const pdu of pdusIn(state)) context.add(readFrom(home, pdu));
    const earlier = new Set(home.memory.pdus.all);
    const request = {
      sender: userId,
      type: 'm.room.invite_join',
      content: { membership: 'join' },
      override: { target_host: to },
    };
    const sent = await sendPdu(context, request, { to });
    const refused = sent.exchange.answer !== null && !isGranted(sent.exchange);
    if (refused) return { context, state, sent, join: undefined };
    const join = await home.memory.pdus.first(
      (received) => !earlier.has(received) && isJoinOf(received, roomId, userId),
      deliveryMs,
    );
    return { context, state, sent, join };
  };

  return {
    joinRoom,

    async mustJoinRoom(roomId: string, userId: string, addressed?: Addressed): Promise<Context> {
      const { context, sent, join } = await paced(
        { clock: home.clock, longestMs: deliveryMs },
        () => joinRoom(roomId, userId, addressed),
        ({ sent: { exchange } }) => exchange,
      );
      if (join) return context;
      if (!isGranted(sent.exchange)) throw couldNot(home.who, `ask for the join of ${userId}`, sent.exchange);
      throw new PreparationFailed(
        `${home.who} asked for the join of ${userId} (exchange ${sent.exchange.n}) and never received it`,
      );
    },
  };
}

function pdusIn(exchange: Exchange): readonly JsonObject[] {
  return isGranted(exchange) ? (Pdus.safeParse(jsonOf(exchange.answer?.body)).data?.pdus ?? []) : [];
}

function isJoinOf({ event }: ReceivedPdu, roomId: string, userId: string): boolean {
  const { type, stateKey, content } = event;
  return type === 'm.room.member' && event.roomId === roomId && stateKey === userId && content.membership === 'join';
}
