import type { PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { PduId, RoomId, ServerName, TransactionId } from '../../spec/wire/ids.ts';
import { MatrixError, refusals } from '../errors.ts';
import type { Home } from '../home.ts';
import { parseJson } from '../json-text.ts';
import { keyOf, refOf } from '../store/keys.ts';
import type { StoredEvent } from '../store/store.ts';
import { encodeAnswer } from './pdu-codec.ts';

/** The answers of this file have the shape of a transaction. Binding: GET answers. */
interface PdusAnswer {
  readonly origin: ServerName;
  readonly ts: number;
  readonly pdus: readonly object[];
}

export function onePdu(home: Home, [origin, pduId]: PduRef): PdusAnswer {
  const event = home.store.events.byRef(origin, pduId);
  if (!event || event.standing === 'unshown') throw new MatrixError(refusals.notFound('there is no such PDU here'));
  return answerOf(home, [event]);
}

export function currentState(home: Home, roomId: RoomId): PdusAnswer {
  return answerOf(home, home.store.rooms.currentState(roomId));
}

/** The PDUs of a context as clients here are shown them, oldest first. */
export function wholeContext(home: Home, roomId: RoomId): PdusAnswer {
  const { config, store } = home;
  const range = { after: 0, upTo: store.events.position(), newestFirst: false };
  return answerOf(home, store.events.history(roomId, { ...range, limit: config.limits.eventsPerPage }));
}

/** The PDUs named and those they refer to, newest first, each once, up to a limit. Requirement: backfill.serve. */
export function backfill(home: Home, roomId: RoomId, from: readonly PduRef[], limit: number): PdusAnswer {
  const most = Math.min(limit, home.config.limits.eventsPerPage);
  const seen = new Set<string>();
  const found: StoredEvent[] = [];
  const pending = [...from];
  for (let ref = pending.shift(); ref && found.length < most; ref = pending.shift()) {
    const event = home.store.events.byRef(...ref);
    if (seen.has(keyOf(...ref)) || event?.pdu.context !== roomId || event.standing === 'unshown') continue;
    seen.add(keyOf(...ref));
    found.push(event);
    pending.push(...event.pdu.prev_pdus);
  }
  return answerOf(
    home,
    found.sort((one, other) => other.order - one.order),
  );
}

/** Every PDU sent to a server after a transaction, in the order and wording of the first sending (decisions 3). */
export function retransmission(home: Home, asker: ServerName, after: TransactionId | undefined): PdusAnswer {
  const bodies = home.store.outbox.bodiesAfter(asker, after);
  return { ...answerOf(home, []), pdus: bodies.flatMap((body) => (parseJson(body) as { pdus: object[] }).pdus) };
}

/** A reference in a `v` parameter. Binding: backfill, `v` = `pdu_id,origin`. */
export function refIn(parameter: string): PduRef {
  const comma = parameter.indexOf(',');
  if (comma < 1 || comma === parameter.length - 1) throw new MatrixError(refusals.unknown('v is <pdu_id>,<origin>'));
  return refOf({ pdu_id: parameter.slice(0, comma) as PduId, origin: parameter.slice(comma + 1) as ServerName });
}

function answerOf({ config, ports }: Home, events: readonly StoredEvent[]): PdusAnswer {
  const pdus = events.map((event) => encodeAnswer(event.pdu, config.dialect));
  return { origin: config.serverName, ts: ports.clock.now(), pdus };
}
