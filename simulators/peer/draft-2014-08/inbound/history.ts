import type { RequestHandler } from 'msw';
import { PduRef } from '../../../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { JsonObject } from '../../../../spec/wire/json.ts';
import type { Home } from '../../home.ts';
import { type InboundAnswer, ok, refusal } from '../../inbound/inbound.ts';
import { note } from '../../inbound/note.ts';
import { keyOf } from '../pdu-refs.ts';
import { spellAnswered } from '../pdu-spelling.ts';
import { inbound } from './inbound.ts';

const defaultLimit = 100;

/** What the peer has: one PDU, a context's state, all of it, or what came before some of it. Binding §8.2, §8.6. */
export function historyHandlers(home: Home): RequestHandler[] {
  const contextIn = ({ context = '' }: Readonly<Record<string, string>>) => home.contexts.get(context);
  return [
    inbound(home, 'fedPdu', (call) => {
      note(home, 'pdu', call);
      const ref = PduRef.safeParse([call.parameters.origin, call.parameters.pduId]).data;
      const found = ref && [...home.contexts.values()].map((context) => context.find(keyOf(ref))).find((pdu) => pdu);
      return found ? answerWith(home, [found]) : refusal(404, 'M_NOT_FOUND', 'No such PDU is known here.');
    }),
    inbound(home, 'fedState', (call) => {
      note(home, 'state', call);
      return answerWith(home, contextIn(call.parameters)?.state ?? []);
    }),
    inbound(home, 'fedContext', (call) => {
      note(home, 'context', call);
      return answerWith(home, contextIn(call.parameters)?.pdus ?? []);
    }),
    inbound(home, 'fedBackfill', (call) => {
      note(home, 'backfill', call);
      const limit = Number(call.query.get('limit') ?? defaultLimit) || defaultLimit;
      const from = call.query
        .getAll('v')
        .map(refFrom)
        .filter((ref) => ref !== undefined)
        .map(keyOf);
      return answerWith(home, contextIn(call.parameters)?.backfill(from, limit) ?? []);
    }),
  ];
}

/** The object that answers every GET of PDUs: a transaction without an id. Binding §8.3. */
function answerWith({ serverName, now, dialect }: Home, pdus: readonly JsonObject[]): InboundAnswer {
  return ok({ origin: serverName, ts: now(), pdus: pdus.map((pdu) => spellAnswered(dialect, pdu)) });
}

/** `pdu_id,origin`, as backfill names its starting points. */
function refFrom(v: string): PduRef | undefined {
  const comma = v.indexOf(',');
  return PduRef.safeParse([v.slice(comma + 1), v.slice(0, comma)]).data;
}
