import type { RequestHandler } from 'msw';
import type { OnPdu } from '../../edition.ts';
import type { Home } from '../../home.ts';
import { historyHandlers } from './history.ts';
import { queryHandlers } from './queries.ts';
import { retransmissionHandlers } from './retransmission.ts';
import { sendHandlers } from './send.ts';
import { unexpectedHandlers } from './unexpected.ts';

/**
 * Everything a peer answers, as msw handlers for its server name: to be mounted on a port, or used in process with
 * msw's `setupServer`. `onPdu` is told of each PDU at its first arrival.
 */
export function inboundHandlers(home: Home, onPdu: OnPdu = () => {}): RequestHandler[] {
  return [
    ...sendHandlers(home, onPdu),
    ...retransmissionHandlers(home),
    ...historyHandlers(home),
    ...queryHandlers(home),
    ...unexpectedHandlers(home),
  ];
}
