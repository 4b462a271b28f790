import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { RoomId } from '../../spec/wire/ids.ts';
import type { StateBranches } from '../rules/state.ts';
import { keyOf, refOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';

/** State PDUs looked at in one line of replacements; a longer line is cut, alike on both sides. */
const longestLine = 100;

/** The incoming state PDU and the current one, each with those it replaced, down to what they have in common. */
export function stateBranches(store: Store, incoming: Pdu): StateBranches {
  const current = store.rooms.state(incoming.context as RoomId, incoming.pdu_type, incoming.state_key ?? '')?.pdu;
  if (!current) return { current: [], incoming: [incoming] };
  if (replaces(incoming, current)) return { current: [], incoming: [incoming] };
  const incomingLine = lineOf(store, incoming);
  const currentLine = lineOf(store, current);
  const currentKeys = new Set(currentLine.map(keyOfPdu));
  const common = incomingLine.find((pdu) => currentKeys.has(keyOfPdu(pdu)));
  return { current: until(currentLine, common), incoming: until(incomingLine, common) };
}

/** The usual case, and the one that must be quick. */
function replaces(incoming: Pdu, current: Pdu): boolean {
  return incoming.prev_state_id === current.pdu_id && incoming.prev_state_origin === current.origin;
}

/** A state PDU and those before it, newest first, as far as they are known. */
function lineOf(store: Store, newest: Pdu): Pdu[] {
  const line = [newest];
  for (let pdu = newest; line.length < longestLine; ) {
    if (!pdu.prev_state_origin || !pdu.prev_state_id) break;
    const before = store.events.byRef(pdu.prev_state_origin, pdu.prev_state_id)?.pdu;
    if (!before) break;
    line.push(before);
    pdu = before;
  }
  return line;
}

function until(line: readonly Pdu[], end: Pdu | undefined): Pdu[] {
  if (!end) return [...line];
  return line.slice(
    0,
    line.findIndex((pdu) => keyOfPdu(pdu) === keyOfPdu(end)),
  );
}

function keyOfPdu(pdu: Pdu): string {
  return keyOf(...refOf(pdu));
}
