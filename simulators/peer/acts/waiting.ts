import { PreparationFailed } from '../../../harness/preparation.ts';
import { JsonObject } from '../../../spec/wire/json.ts';
import type { Context } from '../context.ts';
import { contextOf, type Home } from '../home.ts';
import type { ReceivedPdu } from '../memory.ts';

/** An invitation of a user of this peer, and the context it is for. */
export interface ReceivedInvite extends ReceivedPdu {
  readonly context: Context;
}

/** Waiting for what the target sends. Whatever is here already counts. */
export function waitingActs(home: Home, deliveryMs: number) {
  /** The first PDU that `matches`; undefined when none comes within `deadlineMs`. */
  const receivePdu = (
    matches: (pdu: JsonObject, received: ReceivedPdu) => boolean,
    deadlineMs = deliveryMs,
  ): Promise<ReceivedPdu | undefined> =>
    home.memory.pdus.first((received) => matches(received.pdu, received), deadlineMs);

  const mustReceivePdu = async (
    matches: (pdu: JsonObject, received: ReceivedPdu) => boolean,
    what = 'the PDU',
    deadlineMs = deliveryMs,
  ): Promise<ReceivedPdu> => {
    const received = await receivePdu(matches, deadlineMs);
    if (!received) throw new PreparationFailed(`${home.who} did not receive ${what} within ${deadlineMs} ms`);
    return received;
  };

  return {
    receivePdu,

    mustReceivePdu,

    /** Waits for the invitation of a user of this peer. */
    async mustReceiveInvite(userId: string, deadlineMs = deliveryMs): Promise<ReceivedInvite> {
      const received = await mustReceivePdu((pdu) => isInviteOf(pdu, userId), `an invitation of ${userId}`, deadlineMs);
      return { ...received, context: contextOf(home, String(received.pdu.context)) };
    },
  };
}

function isInviteOf({ pdu_type, state_key, context, content }: JsonObject, userId: string): boolean {
  const membership = JsonObject.safeParse(content).data?.membership;
  return pdu_type === 'm.room.member' && state_key === userId && typeof context === 'string' && membership === 'invite';
}
