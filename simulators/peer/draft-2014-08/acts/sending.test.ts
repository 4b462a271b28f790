import { afterEach, expect, test } from 'vitest';
import { serverDialect } from '../../../../spec/editions/draft-2014-08/dialects/server-2014-08.ts';
import { Pdu } from '../../../../spec/editions/draft-2014-08/wire/pdu.ts';
import { Transaction } from '../../../../spec/editions/draft-2014-08/wire/transaction.ts';
import type { JsonObject } from '../../../../spec/wire/json.ts';
import { openTestPeer, type TestPeer } from '../../../testing/open-test-peer.ts';

let party: TestPeer;
afterEach(() => party.close());

const lastBody = (): JsonObject => JSON.parse(party.target.asked.at(-1)?.body ?? '');

test('a transaction has every key of the draft, and its id in the URL', async () => {
  party = await openTestPeer();
  const { transactionId, exchange } = await party.peer.sendTransaction();
  expect(exchange).toMatchObject({
    from: 'peer red',
    to: `server ${party.target.address}`,
    answer: { status: 200 },
    fault: null,
  });
  expect(party.target.asked).toMatchObject([{ method: 'PUT', target: `/matrix/federation/v1/send/${transactionId}/` }]);
  expect(Transaction.parse(lastBody())).toMatchObject({
    transaction_id: transactionId,
    origin: party.peer.serverName,
    destination: party.target.address,
    prev_ids: [],
    pdus: [],
    edus: [],
  });
});

test('a transaction names the one sent before it', async () => {
  party = await openTestPeer();
  const first = await party.peer.sendTransaction();
  await party.peer.sendTransaction();
  expect(lastBody().prev_ids).toEqual([first.transactionId]);
});

test('a transaction is retransmitted under its id, byte for byte', async () => {
  party = await openTestPeer();
  const sent = await party.peer.sendTransaction({ pdus: [{ pdu_id: 'a' }] });
  const again = await party.peer.retransmit(sent);
  const [first, second] = party.target.asked;
  expect(second).toMatchObject({ method: first?.method, target: first?.target, body: first?.body });
  expect(again).toMatchObject({ transactionId: sent.transactionId, body: sent.body });
});

test('a transaction can be malformed in every way', async () => {
  party = await openTestPeer();
  await party.peer.sendTransaction({ omit: ['edus'], override: { pdus: 'none', destination: 'else' }, prevIds: ['x'] });
  expect(lastBody()).toMatchObject({ pdus: 'none', destination: 'else', prev_ids: ['x'] });
  expect(lastBody()).not.toHaveProperty('edus');
  await party.peer.sendTransaction({ rawBody: '{not json', method: 'POST', transactionId: 'mine' });
  expect(party.target.asked.at(-1)).toMatchObject({
    method: 'POST',
    target: '/matrix/federation/v1/send/mine/',
    body: '{not json',
  });
});

test('a PDU has the keys of the draft and refers to the newest of its context', async () => {
  party = await openTestPeer();
  const carol = party.peer.userId('carol');
  const room = party.peer.hostRoom({ creator: carol, visibility: 'public' });
  const join = room.pdus.at(-1);
  const pdu = party.peer.makePdu(room, { sender: carol, type: 'm.room.message', content: { body: 'hi' } });
  expect(Pdu.parse(pdu)).toMatchObject({
    context: room.id,
    origin: party.peer.serverName,
    pdu_type: 'm.room.message',
    prev_pdus: [[join?.origin, join?.pdu_id]],
    is_state: false,
    user_id: carol,
    depth: 2,
  });
  expect(pdu).not.toHaveProperty('state_key');
});

test('a state PDU names the state that it replaces', async () => {
  party = await openTestPeer();
  const carol = party.peer.userId('carol');
  const room = party.peer.hostRoom({ creator: carol, visibility: 'public' });
  const leave = await party.peer.setMembership(room, carol, carol, 'leave');
  const [, join] = room.pdus;
  expect(leave.pdu).toMatchObject({
    is_state: true,
    state_key: carol,
    prev_state_id: join?.pdu_id,
    prev_state_origin: join?.origin,
  });
});

test('PDUs made without being remembered are concurrent', async () => {
  party = await openTestPeer();
  const carol = party.peer.userId('carol');
  const room = party.peer.hostRoom({ creator: carol, visibility: 'public' });
  const parts = { sender: carol, type: 'm.room.message', content: {} };
  const [one, two] = [party.peer.makePdu(room, parts), party.peer.makePdu(room, parts)];
  expect(one.prev_pdus).toEqual(two.prev_pdus);
  party.peer.remember(room, one);
  party.peer.remember(room, two);
  expect(party.peer.makePdu(room, parts).prev_pdus).toHaveLength(2);
});

test('a PDU can refer to others, and be malformed in every way', async () => {
  party = await openTestPeer();
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility: 'public' });
  const parts = { sender: '@x:red', type: 'm.room.message', content: {} };
  expect(party.peer.makePdu(room, { ...parts, prevPdus: [['blue', 'b']] }).prev_pdus).toEqual([['blue', 'b']]);
  const malformed = party.peer.makePdu(room, { ...parts, override: { ts: 'now' }, omit: ['context'] });
  expect(malformed).toMatchObject({ ts: 'now' });
  expect(malformed).not.toHaveProperty('context');
});

test('what a peer says in the context of another is part of what it knows itself', async () => {
  party = await openTestPeer();
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility: 'public' });
  const stranger = await openTestPeer();
  await stranger.peer.sendMessage(room, stranger.peer.userId('mallory'), 'let me in');
  expect(room.pdus).toHaveLength(2);
  expect(stranger.peer.contexts.get(room.id)?.pdus).toHaveLength(1);
  await stranger.close();
});

test('the dialect says in which order a pair is sent', async () => {
  party = await openTestPeer(undefined, serverDialect);
  const carol = party.peer.userId('carol');
  const room = party.peer.hostRoom({ creator: carol, visibility: 'public' });
  const { pdu } = await party.peer.sendMessage(room, carol, 'hi');
  const join = room.pdus[1];
  expect(pdu.prev_pdus).toEqual([[join?.pdu_id, join?.origin]]);
  expect(room.extremities).toMatchObject([{ pdu_id: pdu.pdu_id, prev_pdus: [[join?.origin, join?.pdu_id]] }]);
});

test('queries, pulls and state are asked for at their paths', async () => {
  party = await openTestPeer();
  await party.peer.query('profile', { user_id: '@x:hs' });
  await party.peer.pull();
  await party.peer.pull('17');
  await party.peer.fetchState('!r:hs');
  const origin = encodeURIComponent(party.peer.serverName);
  expect(party.target.asked.map(({ method, target }) => `${method} ${target}`)).toEqual([
    'GET /matrix/federation/v1/query/profile?user_id=%40x%3Ahs',
    `GET /matrix/federation/v1/pull/?origin=${origin}`,
    `GET /matrix/federation/v1/pull/?origin=${origin}&v=17`,
    `GET /matrix/federation/v1/state/!r%3Ahs/?origin=${origin}`,
  ]);
});

test.each([true, false])('a PDU has the keys of the draft, and a depth: %s', async (tellsDepth) => {
  party = await openTestPeer(undefined, undefined, { tellsDepth });
  const carol = party.peer.userId('carol');
  const room = party.peer.hostRoom({ creator: carol, visibility: 'public' });
  const { pdu } = await party.peer.sendMessage(room, carol, 'hi');
  expect(Object.keys(pdu)).toEqual(
    expect.arrayContaining(['pdu_id', 'context', 'origin', 'ts', 'pdu_type', 'prev_pdus', 'content', 'is_state']),
  );
  expect('depth' in pdu).toBe(tellsDepth);
});
