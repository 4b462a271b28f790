import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { PduId, RoomId, ServerName, TransactionId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { parseJson } from '../json-text.ts';
import { keyOf, refOf } from '../store/keys.ts';
import type { StateKey, StoredEvent } from '../store/store.ts';
import { takePage } from './answer-page.ts';
import { type Asker, mayReadPdu, requireHistory, requireState } from './askers.ts';
import { encodeAnswer } from './pdu-codec.ts';

/** The answers of this file have the shape of a transaction. Binding: GET answers. */
interface PdusAnswer {
  readonly origin: ServerName;
  readonly ts: number;
  readonly pdus: readonly object[];
  /** Where an answer would be too long: what to ask for the rest with. */
  readonly next?: string;
}

/** One that the asker may not see looks like one that is not here. */
export function onePdu(home: Home, asker: Asker, [origin, pduId]: PduRef): PdusAnswer {
  const event = home.store.events.byRef(origin, pduId);
  if (!event || !mayReadPdu(home, asker, event)) throw new MatrixError(refusals.notFound('there is no such PDU here'));
  return answerOf(home, [event]);
}

/** The current state, by type and state key, from a place on. */
export function currentState(home: Home, asker: Asker, roomId: RoomId, after: string | undefined): PdusAnswer {
  requireState(home, asker, roomId);
  const { items, next } = takePage({
    from: after === undefined ? undefined : stateKeyIn(after),
    more: (from: StateKey | undefined, limit) => home.store.rooms.statePage(roomId, from, limit),
    placeOf: ({ pdu }): StateKey => [pdu.pdu_type, pdu.state_key ?? ''],
    sizeOf: sizeOfEvent,
    ...limitsOf(home, Number.POSITIVE_INFINITY),
  });
  return { ...answerOf(home, items), ...(next && { next: JSON.stringify(next) }) };
}

/** The PDUs of a context as clients here are shown them, oldest first, from a place on. */
export function wholeContext(home: Home, asker: Asker, roomId: RoomId, after: number): PdusAnswer {
  requireHistory(home, asker, roomId);
  const upTo = home.store.events.position();
  const { items, next } = takePage({
    from: after,
    more: (from: number, limit) => home.store.events.history(roomId, { after: from, upTo, limit, newestFirst: false }),
    placeOf: (event) => event.order,
    sizeOf: sizeOfEvent,
    ...limitsOf(home, home.config.limits.eventsPerPage),
  });
  return { ...answerOf(home, items), ...(next !== undefined && { next: String(next) }) };
}

/** The PDUs named and those they refer to, newest first, each once, up to a limit. Requirement: backfill.serve. */
export function backfill(home: Home, asker: Asker, roomId: RoomId, from: readonly PduRef[], limit: number): PdusAnswer {
  requireHistory(home, asker, roomId);
  const { answerBytes, eventsPerPage } = home.config.limits;
  const most = Math.min(limit, eventsPerPage);
  const found: StoredEvent[] = [];
  const pending = uniqueRefs(from);
  let bytes = 0;
  let lookUps = 2 * most + from.length;
  for (const ref of pending.values()) {
    if (found.length >= most || bytes > answerBytes || lookUps <= 0) break;
    lookUps -= 1;
    const event = home.store.events.byRef(...ref);
    if (event?.pdu.context !== roomId || event.standing === 'unshown') continue;
    found.push(event);
    bytes += sizeOfEvent(event);
    for (const [key, earlier] of uniqueRefs(event.pdu.prev_pdus)) if (!pending.has(key)) pending.set(key, earlier);
  }
  return answerOf(
    home,
    found.sort((one, other) => other.order - one.order),
  );
}

/** Every PDU sent to a server after a transaction, in the order and wording of the first sending (decisions 3). */
export function retransmission(home: Home, asker: ServerName, after: TransactionId | undefined): PdusAnswer {
  const { items, next } = takePage({
    from: after,
    more: (from: TransactionId | undefined, limit) => home.store.outbox.transactionsAfter(asker, from, limit),
    placeOf: ({ transactionId }) => transactionId,
    sizeOf: ({ body }) => body.length,
    ...limitsOf(home, Number.POSITIVE_INFINITY),
  });
  const pdus = items.flatMap(({ body }) => (parseJson(body) as { pdus: object[] }).pdus);
  return { ...answerOf(home, []), pdus, ...(next && { next }) };
}

/** A reference in a `v` parameter. Binding: backfill, `v` = `pdu_id,origin`. */
export function refIn(parameter: string): PduRef {
  const comma = parameter.indexOf(',');
  if (comma < 1 || comma === parameter.length - 1) throw new MatrixError(refusals.unknown('v is <pdu_id>,<origin>'));
  return refOf({ pdu_id: parameter.slice(0, comma) as PduId, origin: parameter.slice(comma + 1) as ServerName });
}

/** A map goes on over what is put in while it is read: it is the queue, and knows what was in it. */
function uniqueRefs(refs: readonly PduRef[]): Map<string, PduRef> {
  return new Map(refs.map((ref) => [keyOf(...ref), ref]));
}

function stateKeyIn(token: string): StateKey {
  try {
    const [type, stateKey] = JSON.parse(token);
    if (typeof type === 'string' && typeof stateKey === 'string') return [type, stateKey];
  } catch {
    // Said below.
  }
  throw new MatrixError(refusals.unknown('after is what the last answer called next'));
}

function sizeOfEvent({ pdu }: StoredEvent): number {
  return JSON.stringify(pdu).length;
}

function limitsOf({ config }: Home, mostItems: number): { mostItems: number; mostBytes: number } {
  return { mostItems, mostBytes: config.limits.answerBytes };
}

function answerOf({ config, ports }: Home, events: readonly StoredEvent[]): PdusAnswer {
  const pdus = events.map((event) => encodeAnswer(event.pdu, config.dialect));
  return { origin: config.serverName, ts: ports.clock.now(), pdus };
}
