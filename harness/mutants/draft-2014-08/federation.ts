import { type Mutant, mutant } from '../mutant.ts';
import { decides } from '../rules.ts';
import { sends } from './outgoing.ts';

const noTransaction = 'there is no transaction to look at';

const byPost = 'what comes by POST has not arrived';

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
    {
      also: { 'room.deliver-all': byPost, 'room.invite-join': byPost },
      hides: {
        ...{ 'msg.type.text': byPost, 'txn.id': byPost, 'pdu.fields': byPost },
        ...{ 'pdu.prev-any-origin': byPost, 'pdu.prev-forward': byPost },
      },
    },
  ),
];
