import { JsonObject } from '../../../spec/wire/json.ts';
import { alterPdus, alterRequests, objectIn, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

export const pdus: readonly Mutant[] = [
  {
    id: 'pdu.fields/no-ts',
    requirement: 'pdu.fields',
    breaks: 'It sends messages without ts.',
    ports: (standard) => alterPdus(standard, ({ ts: _, ...pdu }) => pdu),
  },
  {
    id: 'pdu.prev-any-origin/own-only',
    requirement: 'pdu.prev-any-origin',
    breaks: 'Its PDUs refer only to PDUs of its own.',
    ports: (standard) =>
      alterPdus(standard, (pdu) => {
        const references = Array.isArray(pdu.prev_pdus) ? pdu.prev_pdus : [];
        return { ...pdu, prev_pdus: references.filter(([origin]) => origin === pdu.origin) };
      }),
  },
  {
    id: 'pdu.prev-forward/oldest-of-each-origin',
    requirement: 'pdu.prev-forward',
    breaks: 'Its PDUs refer to the oldest loose end of an origin in place of the newest.',
    rules: ({ nextExtremities }) => ({
      nextExtremities: (before, added) =>
        before.some(([origin]) => origin === added.ref[0]) ? before : nextExtremities(before, added),
    }),
  },
  {
    id: 'pdu.duplicate/shown-again',
    requirement: 'pdu.duplicate',
    breaks: 'It shows a PDU each time that it arrives.',
    edge: () => {
      const seen = new Set<string>();
      let copies = 0;
      return alterRequests(/^PUT .*\/send\/[^/]+\/?$/, (request) => {
        const body = objectIn(request);
        const arrived = JsonObject.array().safeParse(body.pdus);
        if (!arrived.success) return { forward: request };
        const renamed = arrived.data.map((pdu) => {
          const key = `${pdu.origin} ${pdu.pdu_id}`;
          if (seen.has(key)) return { ...pdu, pdu_id: `${pdu.pdu_id}-copy${++copies}` };
          seen.add(key);
          return pdu;
        });
        return { forward: withBody(request, { ...body, pdus: renamed }) };
      });
    },
  },
  {
    id: 'pdu.member-only/anyone-may-speak',
    requirement: 'pdu.member-only',
    breaks: 'It shows PDUs of users and servers that are not in the room.',
    rules: () => ({ mayPduSpeak: () => true }),
  },
];
