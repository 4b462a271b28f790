import { alterTransactions } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

export const federation: readonly Mutant[] = [
  {
    id: 'fed.push/keeps-messages',
    requirement: 'fed.push',
    breaks: 'It pushes memberships but no messages.',
    rules: ({ destinations }) => ({
      destinations: (pdu, hosts, self) => (pdu.pdu_type === 'm.room.message' ? [] : destinations(pdu, hosts, self)),
    }),
  },
  {
    id: 'fed.query.get/no-profile',
    requirement: 'fed.query.get',
    breaks: 'It answers no profile queries.',
    rules: ({ isQueryOffered }) => ({ isQueryOffered: (type) => type !== 'profile' && isQueryOffered(type) }),
  },
  {
    id: 'fed.envelope/by-post',
    requirement: 'fed.envelope',
    breaks: 'It sends transactions with messages by POST.',
    ports: (standard) => alterTransactions(standard, () => ({ method: 'POST' })),
  },
];
