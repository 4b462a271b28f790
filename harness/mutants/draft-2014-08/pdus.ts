import { JsonObject } from '../../../spec/wire/json.ts';
import type { Edge } from '../../targets/edge/edge.ts';
import { objectIn, withBody, without } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always, replaces } from '../rules.ts';
import { onRequest } from './edges.ts';
import { sendsPdu } from './outgoing.ts';

/** An edge that gives each PDU another id when it comes again. */
function takesCopiesForNews(): Edge {
  const seen = new Set<string>();
  let copies = 0;
  return onRequest('fedSend', (request) => {
    const body = objectIn(request);
    const arrived = JsonObject.array().safeParse(body.pdus);
    if (!arrived.success) return request;
    const renamed = arrived.data.map((pdu) => {
      const key = `${pdu.origin} ${pdu.pdu_id}`;
      if (seen.has(key)) return { ...pdu, pdu_id: `${pdu.pdu_id}-copy${++copies}` };
      seen.add(key);
      return pdu;
    });
    return withBody(request, { ...body, pdus: renamed });
  });
}

export const pdus: readonly Mutant[] = [
  mutant(
    'pdu.fields/no-ts',
    'It sends messages without ts.',
    sendsPdu((pdu) => without('ts', pdu)),
  ),
  mutant(
    'pdu.prev-any-origin/own-only',
    'Its PDUs refer only to PDUs of its own.',
    sendsPdu((pdu) => {
      const references = Array.isArray(pdu.prev_pdus) ? pdu.prev_pdus : [];
      return { ...pdu, prev_pdus: references.filter(([origin]) => origin === pdu.origin) };
    }),
    { hides: { 'pdu.prev-forward': 'there is no reference to another origin to compare' } },
  ),
  mutant(
    'pdu.prev-forward/oldest-of-each-origin',
    'Its PDUs refer to the oldest loose end of an origin in place of the newest.',
    replaces('nextExtremities', (standard) => (before, added) => {
      return before.some(([origin]) => origin === added.ref[0]) ? before : standard(before, added);
    }),
  ),
  mutant('pdu.duplicate/shown-again', 'It shows a PDU each time that it arrives.', { edge: takesCopiesForNews }),
  mutant(
    'pdu.member-only/anyone-may-speak',
    'It shows PDUs of users and servers that are not in the room.',
    always('mayPduSpeak', true),
  ),
];
