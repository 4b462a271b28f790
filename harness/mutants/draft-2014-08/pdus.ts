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

/** A message between servers with the pairs of all its PDUs the other way round. */
function turnPairs<Message extends { readonly body: string }>(message: Message): Message {
  const body = objectIn(message);
  const carried = JsonObject.array().safeParse(body.pdus);
  if (!carried.success) return message;
  const turned = carried.data.map((pdu) =>
    Array.isArray(pdu.prev_pdus) ? { ...pdu, prev_pdus: pdu.prev_pdus.map(turnPair) } : pdu,
  );
  return { ...message, body: JSON.stringify({ ...body, pdus: turned }) };
}

const turnPair = (pair: unknown): unknown => (Array.isArray(pair) ? pair.toReversed() : pair);

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
  mutant('pdu.prev-any-origin/id-first', 'It has the pairs of prev_pdus the other way round.', {
    ports: ({ httpSend }) => ({
      // What it sends and what it is answered by other servers.
      httpSend: async (request) => turnPairs(await httpSend(turnPairs({ ...request, body: request.body ?? '' }))),
    }),
    // What other servers send, and what it answers them.
    edge: () => async (request, forward) => {
      const isOfServers = request.endpoint?.startsWith('fed') ?? false;
      return isOfServers ? turnPairs(await forward(turnPairs(request))) : forward(request);
    },
  }),
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
