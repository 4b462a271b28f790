import type { UserId } from '../../../spec/wire/ids.ts';
import { alterAnswers, keepFirst, objectIn, queryOf, withBody } from '../alter.ts';
import type { Mutant } from '../mutant.ts';

export const rooms: readonly Mutant[] = [
  {
    id: 'room.create/refuses',
    requirement: 'room.create',
    breaks: 'It lets nobody create a room.',
    rules: () => ({ mayCreateRoom: () => false }),
  },
  {
    id: 'room.id-unique/same-id-twice',
    requirement: 'room.id-unique',
    breaks: "It answers the creation of a user's second private room with the id of the first.",
    edge: () => {
      const first = new Map<string | null, unknown>();
      return alterAnswers(/^POST .*\/createRoom$/, (answer, request) => {
        if (objectIn(request).visibility !== 'private') return answer;
        const creator = queryOf(request, 'access_token');
        const body = objectIn(answer);
        if (!first.has(creator)) first.set(creator, body.room_id);
        return withBody(answer, { ...body, room_id: first.get(creator) });
      });
    },
  },
  {
    id: 'room.join/invited-only',
    requirement: 'room.join',
    breaks: 'It lets nobody into a public room without an invitation.',
    rules: () => ({ mayJoin: ({ membership }) => membership === 'invite' || membership === 'join' }),
  },
  {
    id: 'room.leave/still-told',
    requirement: 'room.leave',
    breaks: 'It goes on telling those who have left.',
    rules: ({ streamRecipients }) => {
      const ever = new Map<string, Set<UserId>>();
      return {
        streamRecipients: (event, joined) => {
          const known = ever.get(event.context) ?? new Set();
          ever.set(event.context, known);
          for (const user of joined) known.add(user);
          return streamRecipients(event, [...known]);
        },
      };
    },
  },
  {
    id: 'room.deliver-all/first-two-only',
    requirement: 'room.deliver-all',
    breaks: 'It tells only the first two members of a room what is said.',
    rules: ({ streamRecipients }) => ({
      streamRecipients: (event, joined) => streamRecipients(event, event.is_state ? joined : joined.slice(0, 2)),
    }),
  },
  {
    id: 'room.deliver-all/first-server-only',
    requirement: 'room.deliver-all',
    breaks: 'It pushes what is said to only one of the other servers in the room.',
    rules: ({ destinations }) => ({
      destinations: (pdu, hosts, self) => destinations(pdu, hosts, self).slice(0, pdu.is_state ? undefined : 1),
    }),
  },
  {
    id: 'room.members-only/anyone-may-send',
    requirement: 'room.members-only',
    breaks: 'It lets strangers send.',
    rules: () => ({ maySend: () => true }),
  },
  {
    id: 'room.members-only/anyone-may-read',
    requirement: 'room.members-only',
    breaks: 'It lets strangers read the history.',
    rules: () => ({ mayRead: () => true }),
  },
  {
    id: 'room.alias/another-room',
    requirement: 'room.alias',
    breaks: 'Its aliases resolve to an id that is not the id of the room.',
    rules: ({ aliasTarget }) => ({
      aliasTarget: (alias, hosts) => {
        const target: ReturnType<typeof aliasTarget> = aliasTarget(alias, hosts);
        return { ...target, room_id: `${target.room_id}x` as typeof target.room_id };
      },
    }),
  },
  {
    id: 'room.alias/no-servers',
    requirement: 'room.alias',
    breaks: 'Its aliases name no server that knows the room.',
    rules: ({ aliasTarget }) => ({
      aliasTarget: (alias, hosts) => ({ ...aliasTarget(alias, hosts), servers: [] }),
    }),
  },
  {
    id: 'room.invite-join/invitation-opens-nothing',
    requirement: 'room.invite-join',
    breaks: 'It keeps invited users out of private rooms.',
    rules: () => ({ mayJoin: ({ isPublic, membership }) => isPublic || membership === 'join' }),
  },
  {
    id: 'room.private-join/open-to-all',
    requirement: 'room.private-join',
    breaks: 'It lets anybody into a private room.',
    rules: () => ({ mayJoin: () => true }),
  },
  {
    id: 'room.state/first-stays',
    requirement: 'room.state',
    breaks: 'It acknowledges a second value of state and keeps the first.',
    edge: () => keepFirst(/^PUT .*\/state\//),
  },
  {
    id: 'room.non-state/overwrites',
    requirement: 'room.non-state',
    breaks: 'Its history holds only the last event of each sender and type.',
    rules: () => ({
      historyPage: (events) => [
        ...new Map(
          events.map((event) => [`${event.pdu.user_id} ${event.pdu.pdu_type} ${event.pdu.state_key}`, event]),
        ).values(),
      ],
    }),
  },
];
