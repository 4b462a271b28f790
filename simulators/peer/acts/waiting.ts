import type { Home } from '../home.ts';
import type { ReceivedPdu } from '../memory.ts';

/** Waiting for what other servers send. Whatever is here already counts. */
export function waitingActs(home: Home, deliveryMs: number) {
  return {
    /** The first PDU that `matches`; undefined when none comes within `deadlineMs`. */
    receivePdu: (
      matches: (received: ReceivedPdu) => boolean,
      deadlineMs = deliveryMs,
    ): Promise<ReceivedPdu | undefined> => home.memory.pdus.first(matches, deadlineMs),
  };
}
