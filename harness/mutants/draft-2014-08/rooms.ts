import type { UserId } from '../../../spec/wire/ids.ts';
import type { Edge } from '../../targets/edge/edge.ts';
import { objectIn, queryOf, withBody } from '../message.ts';
import { type Mutant, mutant } from '../mutant.ts';
import { always, decides, replaces } from '../rules.ts';
import { onAnswer, onlyFirst } from './edges.ts';

/** An edge that answers the creation of a user's private rooms with the id of the first. */
function sameIdTwice(): Edge {
  const first = new Map<string | null, unknown>();
  return onAnswer('createRoom', (answer, request) => {
    if (objectIn(request).visibility !== 'private') return answer;
    const creator = queryOf(request, 'access_token');
    const body = objectIn(answer);
    if (!first.has(creator)) first.set(creator, body.room_id);
    return withBody(answer, { ...body, room_id: first.get(creator) });
  });
}

const needsGuest = 'a second user has to come in first';

export const rooms: readonly Mutant[] = [
  mutant('room.create/refuses', 'It lets nobody create a room.', always('mayCreateRoom', false), {
    hides: { 'room.*': 'every one of them begins in a room' },
  }),
  mutant(
    'room.id-unique/same-id-twice',
    "It answers the creation of a user's second private room with the id of the first.",
    { edge: sameIdTwice },
  ),
  mutant(
    'room.join/invited-only',
    'It lets nobody into a public room without an invitation.',
    decides('mayJoin', (_, { membership }) => membership === 'invite' || membership === 'join'),
    {
      hides: {
        'room.id-unique': needsGuest,
        'room.leave': needsGuest,
        'room.deliver-all': needsGuest,
        'room.members-only': needsGuest,
        'room.state': needsGuest,
      },
    },
  ),
  mutant(
    'room.leave/still-told',
    'It goes on telling those who have left.',
    replaces('streamRecipients', (standard) => {
      const ever = new Map<string, Set<UserId>>();
      return (event, joined) => {
        const known = ever.get(event.context) ?? new Set();
        ever.set(event.context, known);
        for (const user of joined) known.add(user);
        return standard(event, [...known]);
      };
    }),
  ),
  mutant(
    'room.deliver-all/first-two-only',
    'It tells only the first two members of a room what is said.',
    replaces('streamRecipients', (standard) => (event, joined) => {
      return standard(event, event.is_state ? joined : joined.slice(0, 2));
    }),
  ),
  mutant(
    'room.deliver-all/first-server-only',
    'It pushes what is said to only one of the other servers in the room.',
    decides('destinations', (hosts, pdu) => (pdu.is_state ? hosts : hosts.slice(0, 1))),
  ),
  mutant('room.members-only/anyone-may-send', 'It lets strangers send.', always('maySend', true)),
  mutant('room.members-only/anyone-may-read', 'It lets strangers read the history.', always('mayRead', true)),
  mutant(
    'room.alias/another-room',
    'Its aliases resolve to an id that is not the id of the room.',
    decides('aliasTarget', (found) => ({ ...found, room_id: `${found.room_id}x` as typeof found.room_id })),
  ),
  mutant(
    'room.alias/no-servers',
    'Its aliases name no server that knows the room.',
    decides('aliasTarget', (found) => ({ ...found, servers: [] })),
  ),
  mutant(
    'room.invite-join/invitation-opens-nothing',
    'It keeps invited users out of private rooms.',
    decides('mayJoin', (_, { isPublic, membership }) => isPublic || membership === 'join'),
    { hides: { 'room.private-join': 'that others stay out is only seen where the invited get in' } },
  ),
  mutant('room.private-join/open-to-all', 'It lets anybody into a private room.', always('mayJoin', true)),
  mutant(
    'room.state/first-stays',
    'It acknowledges a second value of state and keeps the first.',
    onlyFirst(['putState', 'putStateKeyed']),
  ),
  mutant(
    'room.non-state/overwrites',
    'Its history holds only the last event of each sender and type.',
    decides('historyPage', (_, events) => {
      const keyOf = ({ pdu_type, user_id, state_key }: (typeof events)[number]['pdu']) =>
        `${user_id} ${pdu_type} ${state_key}`;
      return [...new Map(events.map((event) => [keyOf(event.pdu), event])).values()];
    }),
  ),
];
