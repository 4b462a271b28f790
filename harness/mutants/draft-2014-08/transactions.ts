import { alterRequests, alterTransactions, answerWith, objectIn } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

const send = /^PUT .*\/send\/[^/]+\/?$/;

export const transactions: readonly Mutant[] = [
  {
    id: 'txn.object/takes-a-list',
    requirement: 'txn.object',
    breaks: 'It acknowledges a transaction whose body is a list.',
    edge: () =>
      alterRequests(send, (request) =>
        request.body.startsWith('[') ? { answer: answerWith(200, { pdus: {} }) } : { forward: request },
      ),
  },
  {
    id: 'txn.id/other-id-in-body',
    requirement: 'txn.id',
    breaks: 'It names another id in the body than in the URL.',
    ports: (standard) =>
      alterTransactions(standard, ({ body }) => ({ body: { ...body, transaction_id: `${body.transaction_id}x` } })),
  },
  {
    id: 'txn.ts/in-seconds',
    requirement: 'txn.ts',
    breaks: 'It gives the time in seconds.',
    ports: (standard) =>
      alterTransactions(standard, ({ body }) => ({ body: { ...body, ts: Math.floor(Number(body.ts) / 1000) } })),
  },
  {
    id: 'txn.names/takes-what-is-for-others',
    requirement: 'txn.names',
    breaks: 'It takes a transaction that is meant for another server.',
    rules: ({ namesRefusal }) => ({ namesRefusal: (facts) => namesRefusal({ ...facts, destination: facts.self }) }),
  },
  {
    id: 'txn.pairwise/id-alone',
    requirement: 'txn.pairwise',
    breaks: 'It takes transactions of two origins with the same id for one.',
    rules: ({ transactionKey }) => ({ transactionKey: (_, id) => transactionKey('any origin', id) }),
  },
  {
    id: 'txn.retry/gives-up',
    requirement: 'txn.retry',
    breaks: 'It sends a transaction once, whatever comes of it.',
    rules: ({ pushOutcome }) => ({
      pushOutcome: (status) => (pushOutcome(status) === 'retry' ? 'refused' : pushOutcome(status)),
    }),
  },
  {
    id: 'txn.idempotent/refuses-the-second',
    requirement: 'txn.idempotent',
    breaks: 'It refuses a transaction that it has seen already.',
    edge: () => {
      const seen = new Set<string>();
      return alterRequests(send, (request) => {
        const key = `${objectIn(request).origin} ${request.target}`;
        if (seen.has(key)) return { answer: answerWith(409, { errcode: 'M_UNKNOWN', error: 'seen already' }) };
        seen.add(key);
        return { forward: request };
      });
    },
  },
  {
    id: 'txn.pdus-list/bare-pdu',
    requirement: 'txn.pdus-list',
    breaks: 'It sends a single PDU without a list around it.',
    ports: (standard) =>
      alterTransactions(standard, ({ body, pdus }) => ({
        body: { ...body, pdus: pdus.length === 1 ? pdus[0] : pdus },
      })),
  },
  {
    id: 'txn.edus-optional/required',
    requirement: 'txn.edus-optional',
    breaks: 'It refuses a transaction without EDUs.',
    rules: ({ edusRefusal }) => ({ edusRefusal: (edus, most) => edusRefusal(edus ?? 'none', most) }),
  },
  {
    id: 'txn.empty/refused',
    requirement: 'txn.empty',
    breaks: 'It refuses a transaction without PDUs.',
    rules: ({ pdusRefusal }) => ({
      pdusRefusal: (pdus, most) => pdusRefusal(Array.isArray(pdus) && pdus.length === 0 ? 'none' : pdus, most),
    }),
  },
  {
    id: 'txn.empty/ignores-prev-ids',
    requirement: 'txn.empty',
    breaks: 'It does not notice that it missed a transaction.',
    rules: () => ({ missedTransactions: () => [] }),
  },
];
