import type { RequestHandler } from 'msw';
import { jsonOf } from '../../../../harness/wire/body.ts';
import type { Exchange } from '../../../../harness/wire/exchange.ts';
import { matchEndpoint } from '../../../../spec/dialects/index.ts';
import type { Home } from '../../home.ts';
import { type InboundAnswer, inboundRest, refusal } from '../../inbound/inbound.ts';

/** Whatever has no other handler. */
export function unexpectedHandlers(home: Home): RequestHandler[] {
  return [inboundRest(home, ({ exchange }) => refuseUnexpected(home, exchange))];
}

/** Remembers a request that a home server of the draft is not sent, and refuses it. Decisions 11. */
export function refuseUnexpected(home: Home, exchange: Exchange): InboundAnswer {
  home.memory.unexpected.add({ exchange });
  rememberUnapplied(home, exchange);
  return refusal(404, 'M_UNRECOGNIZED', 'A home server of the draft has no such endpoint.');
}

/** Remembers a request as an attempt to deliver a transaction, if its path is that of one. */
export function rememberUnapplied({ dialect, memory, serverName }: Home, exchange: Exchange): void {
  const { method, url, body } = exchange.request;
  const path = URL.parse(url, `http://${serverName}`)?.pathname ?? '';
  const transactionId = matchEndpoint(dialect, 'fedSend', { method: 'PUT', path })?.txnId;
  if (transactionId === undefined) return;
  memory.transactions.add({ exchange, transactionId, method, body: jsonOf(body), applied: false });
}
