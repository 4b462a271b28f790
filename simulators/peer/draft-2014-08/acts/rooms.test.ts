import { afterEach, expect, test } from 'vitest';
import type { JsonObject } from '../../../../spec/wire/json.ts';
import { openTestPeer, type TestPeer } from '../../../testing/open-test-peer.ts';
import { json, type Script } from '../../../testing/scripted-server.ts';

let party: TestPeer;
afterEach(() => party.close());

const alice = '@alice:hs';
let pushed = 0;

/** Pushes a PDU to the peer, as the target. */
function push(pdu: JsonObject): Promise<Response> {
  pushed += 1;
  return party.push(`t${pushed}`, [{ pdu_id: `p${pushed}`, origin: 'hs', prev_pdus: [], depth: 1, ...pdu }]);
}

const inviteJoin = (room: { id: string }, more: JsonObject = {}) => ({
  context: room.id,
  pdu_type: 'm.room.invite_join',
  user_id: alice,
  target_host: party.peer.serverName,
  is_state: false,
  content: { membership: 'join', displayname: 'Alice' },
  ...more,
});

const member = (roomId: string, userId: string, membership: string) => ({
  context: roomId,
  pdu_type: 'm.room.member',
  is_state: true,
  state_key: userId,
  user_id: userId,
  content: { membership },
});

test('as resident of a public room the peer makes the join that it is asked for', async () => {
  party = await openTestPeer();
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility: 'public' });
  await push(inviteJoin(room));
  const { sent } = await party.peer.mustBeJoinedBy(room, alice);
  expect(sent.pdu).toMatchObject({
    pdu_type: 'm.room.member',
    origin: party.peer.serverName,
    user_id: alice,
    state_key: alice,
    content: { membership: 'join', displayname: 'Alice' },
  });
  expect(sent.exchange).toMatchObject({ request: { method: 'PUT' }, answer: { status: 200 } });
  expect(room.members).toContain(alice);
});

test('a private room lets in who was invited', async () => {
  party = await openTestPeer();
  const carol = party.peer.userId('carol');
  const room = party.peer.hostRoom({ creator: carol, visibility: 'private' });
  const { pdu } = await party.peer.invite(room, alice);
  expect(pdu).toMatchObject({ user_id: carol, state_key: alice, content: { membership: 'invite' } });
  await push(inviteJoin(room));
  await party.peer.mustBeJoinedBy(room, alice);
});

test.each<[why: string, visibility: 'public' | 'private', more: JsonObject]>([
  ['the room is private and nobody invited the user', 'private', {}],
  ['another server is asked', 'public', { target_host: 'blue:1' }],
  ['no user is named', 'public', { user_id: 7 }],
])('no join is made when %s', async (_, visibility, more) => {
  party = await openTestPeer();
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility });
  await push(inviteJoin(room, more));
  const later = await party.peer.sendTransaction();
  expect(party.target.asked).toHaveLength(1);
  expect(later.exchange.answer?.status).toBe(200);
  expect(room.members).not.toContain(alice);
});

test('no join is made in a room that the peer does not live in', async () => {
  party = await openTestPeer();
  await push(inviteJoin({ id: '!elsewhere:hs' }));
  expect(party.target.asked).toEqual([]);
});

test('a join that could not be sent fails the preparation', async () => {
  party = await openTestPeer(() => json({ errcode: 'M_UNKNOWN', error: 'Not today.' }, 500));
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility: 'public' });
  await push(inviteJoin(room));
  await expect(party.peer.mustBeJoinedBy(room, alice)).rejects.toThrow('500 M_UNKNOWN: Not today.');
});

/** A target that answers with this state, and to a request for a join with the join. */
const host = (roomId: string, userId: string, state: JsonObject[]): Script => {
  return async ({ method, body }) => {
    if (method === 'GET') return json({ pdus: state });
    const asked = JSON.parse(body).pdus[0];
    if (asked.pdu_type === 'm.room.invite_join') await push(member(roomId, userId, 'join'));
    return json({});
  };
};

test('a peer joins a room of the target: state, request, join', async () => {
  const roomId = '!r:hs';
  const state = [{ ...member(roomId, alice, 'join'), pdu_id: 's', origin: 'hs', prev_pdus: [], depth: 4 }];
  let script: Script = () => json({});
  party = await openTestPeer((request) => script(request));
  const carol = party.peer.userId('carol');
  script = host(roomId, carol, state);
  const context = await party.peer.mustJoinRoom(roomId, carol);
  expect(context.members).toEqual([alice, carol]);
  expect(JSON.parse(party.target.asked[1]?.body ?? '').pdus).toMatchObject([
    {
      pdu_type: 'm.room.invite_join',
      context: roomId,
      user_id: carol,
      target_host: party.target.address,
      is_state: false,
      content: { membership: 'join' },
      depth: 5,
    },
  ]);
});

test('a request to join that is refused fails the preparation at once', async () => {
  party = await openTestPeer(() => json({ errcode: 'M_FORBIDDEN', error: 'Private.' }, 403));
  await expect(party.peer.mustJoinRoom('!r:hs', party.peer.userId('carol'))).rejects.toThrow('403 M_FORBIDDEN');
});

test('a PDU that comes is given with the event that it carries, and its room is known', async () => {
  party = await openTestPeer();
  const carol = party.peer.userId('carol');
  const awaited = party.peer.receivePdu(({ event }) => event.content.membership === 'invite');
  await push(member('!r:hs', carol, 'invite'));
  expect(await awaited).toMatchObject({
    pdu: { pdu_type: 'm.room.member', state_key: carol },
    event: { type: 'm.room.member', roomId: '!r:hs', stateKey: carol, sender: carol },
  });
  expect(party.peer.contexts.get('!r:hs')?.membershipOf(carol)).toBe('invite');
});

test('a PDU that does not come in time is undefined', async () => {
  party = await openTestPeer();
  expect(await party.peer.receivePdu(() => false, 1)).toBeUndefined();
});

test('a user keeps its id, and no other peer has it', async () => {
  party = await openTestPeer();
  const { peer } = party;
  expect(peer.userId('carol')).toBe(peer.userId('carol'));
  expect(peer.userId('carol')).toMatch(new RegExp(`^@carol-[a-z0-9]+:${peer.serverName}$`));
  expect(peer.userId('dan')).not.toBe(peer.userId('carol'));
});
