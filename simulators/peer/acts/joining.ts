import { z } from 'zod';
import { PreparationFailed } from '../../../harness/preparation.ts';
import { jsonOf } from '../../../harness/wire/body.ts';
import type { Exchange } from '../../../harness/wire/exchange.ts';
import { JsonObject } from '../../../spec/wire/json.ts';
import { isGranted, outcomeIn } from '../../must.ts';
import type { Context } from '../context.ts';
import { contextOf, type Home } from '../home.ts';
import type { ReceivedPdu } from '../memory.ts';
import { readPdu } from '../pdu-spelling.ts';
import type { requestActs } from './requests.ts';
import type { SentPdu, sendingActs } from './sending.ts';
import type { waitingActs } from './waiting.ts';

/** How far a join came: the state that was fetched, the request that was sent, the join that came back. */
export interface JoinAttempt {
  readonly context: Context;
  readonly state: Exchange;
  readonly sent: SentPdu;
  /** Undefined when the request was refused, or no join came in time. */
  readonly join: ReceivedPdu | undefined;
}

const Pdus = z.looseObject({ pdus: z.array(JsonObject) });

/** How a peer joins rooms that live on the target. Binding §8.9. */
export function joiningActs(
  home: Home,
  { fetchState }: ReturnType<typeof requestActs>,
  { sendPdu }: ReturnType<typeof sendingActs>,
  { receivePdu }: ReturnType<typeof waitingActs>,
) {
  /** Fetches the room's state, asks the target for the join and awaits it. A state that is refused stops nothing. */
  const joinRoom = async (roomId: string, userId: string): Promise<JoinAttempt> => {
    const context = contextOf(home, roomId);
    const state = await fetchState(roomId);
    for (const pdu of pdusIn(state)) context.add(readPdu(home.dialect, pdu));
    const earlier = new Set(home.memory.pdus.all);
    const sent = await sendPdu(context, {
      sender: userId,
      type: 'm.room.invite_join',
      content: { membership: 'join' },
      override: { target_host: home.targetName },
    });
    const refused = sent.exchange.answer !== null && !isGranted(sent.exchange);
    if (refused) return { context, state, sent, join: undefined };
    const join = await receivePdu((pdu, received) => !earlier.has(received) && isJoinOf(pdu, roomId, userId));
    return { context, state, sent, join };
  };

  return {
    joinRoom,

    /** Joins a user of this peer to a room of the target. Throws PreparationFailed. */
    async mustJoinRoom(roomId: string, userId: string): Promise<Context> {
      const { context, sent, join } = await joinRoom(roomId, userId);
      if (join) return context;
      const asked = outcomeIn(sent.exchange);
      throw new PreparationFailed(
        isGranted(sent.exchange)
          ? `${home.who} asked for the join of ${userId} (exchange ${sent.exchange.n}) and never received it`
          : `${home.who} could not ask for the join of ${userId}: ${asked}`,
      );
    },
  };
}

function pdusIn(exchange: Exchange): readonly JsonObject[] {
  return isGranted(exchange) ? (Pdus.safeParse(jsonOf(exchange.answer?.body)).data?.pdus ?? []) : [];
}

function isJoinOf(pdu: JsonObject, roomId: string, userId: string): boolean {
  const membership = JsonObject.safeParse(pdu.content).data?.membership;
  return (
    pdu.pdu_type === 'm.room.member' && pdu.context === roomId && pdu.state_key === userId && membership === 'join'
  );
}
