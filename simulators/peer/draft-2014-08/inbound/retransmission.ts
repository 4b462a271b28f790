import type { RequestHandler } from 'msw';
import type { Home } from '../../home.ts';
import { ok } from '../../inbound/inbound.ts';
import { note } from '../../inbound/note.ts';
import { inbound } from './inbound.ts';

/** `GET pull`: every PDU sent to who asks after the transaction it names, worded as it was sent. Decisions 3. */
export function retransmissionHandlers(home: Home): RequestHandler[] {
  return [
    inbound(home, 'fedPull', (call) => {
      note(home, 'pull', call);
      const origin = call.query.get('origin') ?? undefined;
      const asker = home.isKnown(origin) ? origin : home.servers[0];
      const pdus = home.outboxTo(asker).pdusAfter(call.query.getAll('v'));
      return ok({ origin: home.serverName, ts: home.now(), pdus });
    }),
  ];
}
