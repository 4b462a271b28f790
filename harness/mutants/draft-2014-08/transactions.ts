import type { Edge } from '../../targets/edge/edge.ts';
import { objectIn, refuseWith } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always, decides, replaces } from '../rules.ts';
import { drops, onRequest } from './edges.ts';
import { sends, sendsBody } from './outgoing.ts';

/** An edge that refuses a transaction that comes again. */
function refusesTheSecond(): Edge {
  const seen = new Set<string>();
  return onRequest('fedSend', (request) => {
    const key = `${objectIn(request).origin} ${request.target}`;
    if (seen.has(key)) return refuseWith(409, 'M_UNKNOWN', 'seen already');
    seen.add(key);
    return request;
  });
}

export const transactions: readonly Mutant[] = [
  mutant(
    'txn.object/takes-a-list',
    'It acknowledges a transaction whose body is a list.',
    drops('fedSend', ({ body }) => body.startsWith('[')),
  ),
  mutant(
    'txn.id/other-id-in-body',
    'It names another id in the body than in the URL.',
    sendsBody(({ transaction_id }) => ({ transaction_id: `${transaction_id}x` })),
  ),
  mutant(
    'txn.ts/in-seconds',
    'It gives the time in seconds.',
    sendsBody(({ ts }) => ({ ts: Math.floor(Number(ts) / 1000) })),
  ),
  mutant(
    'txn.names/other-destination',
    'It names another server as the destination of what it sends.',
    sendsBody(() => ({ destination: 'another.server.example' })),
  ),
  mutant(
    'txn.misdirected/takes-what-is-for-others',
    'It takes a transaction that is meant for another server.',
    replaces('namesRefusal', (standard) => (facts) => standard({ ...facts, destination: facts.self })),
  ),
  mutant(
    'txn.pairwise/id-alone',
    'It takes transactions of two origins with the same id for one.',
    replaces('transactionKey', (standard) => (_, id) => standard('any origin', id)),
  ),
  mutant(
    'txn.retry/gives-up',
    'It sends a transaction once, whatever comes of it.',
    decides('pushOutcome', (outcome) => (outcome === 'retry' ? 'refused' : outcome)),
  ),
  mutant('txn.idempotent/refuses-the-second', 'It refuses a transaction that it has seen already.', {
    edge: refusesTheSecond,
  }),
  mutant(
    'txn.pdus-list/bare-pdu',
    'It sends a single PDU without a list around it.',
    sends(({ body, pdus }) => ({ body: { ...body, pdus: pdus.length === 1 ? pdus[0] : pdus } })),
    {
      hides: {
        'pdu.fields': 'no PDU arrives outside a list',
        'pdu.prev-any-origin': 'no PDU arrives outside a list',
        'pdu.prev-forward': 'no PDU arrives outside a list',
      },
    },
  ),
  mutant(
    'txn.edus-optional/required',
    'It refuses a transaction without EDUs.',
    replaces('edusRefusal', (standard) => (edus, most) => standard(edus ?? 'none', most)),
  ),
  mutant(
    'txn.empty/refused',
    'It refuses a transaction without PDUs.',
    replaces('pdusRefusal', (standard) => (pdus, most) => {
      return standard(Array.isArray(pdus) && pdus.length === 0 ? 'none' : pdus, most);
    }),
  ),
  mutant(
    'txn.empty/ignores-prev-ids',
    'It does not notice that it missed a transaction.',
    always('missedTransactions', []),
  ),
];
