import type { RequestHandler } from 'msw';
import type { Home } from '../home.ts';
import { inbound, ok } from './inbound.ts';
import { note } from './note.ts';

/** `GET pull`: every PDU sent to the target after the transaction it names, worded as it was sent. Decisions 3. */
export function retransmissionHandlers(home: Home): RequestHandler[] {
  return [
    inbound(home, 'fedPull', (call) => {
      note(home, 'pull', call);
      const pdus = home.outbox.pdusAfter(call.query.getAll('v'));
      return ok({ origin: home.serverName, ts: home.now(), pdus });
    }),
  ];
}
