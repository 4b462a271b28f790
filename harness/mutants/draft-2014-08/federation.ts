import { type Mutant, mutant } from '../mutant.ts';
import { decides } from '../rules.ts';
import { sends } from './outgoing.ts';

const noTransaction = 'there is no transaction to look at';

export const federation: readonly Mutant[] = [
  mutant(
    'fed.push/keeps-messages',
    'It pushes memberships but no messages.',
    decides('destinations', (hosts, pdu) => (pdu.pdu_type === 'm.room.message' ? [] : hosts)),
    { hides: { 'fed.envelope': noTransaction, 'txn.retry': noTransaction } },
  ),
  mutant(
    'fed.query.get/no-profile',
    'It answers no profile queries.',
    decides('isQueryOffered', (isOffered, type) => isOffered && type !== 'profile'),
  ),
  mutant(
    'fed.envelope/by-post',
    'It sends transactions with messages by POST.',
    sends(() => ({ method: 'POST' })),
  ),
];
