import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestPeer, type TestPeer } from '../../../testing/open-test-peer.ts';

let party: TestPeer;
const opened: TestPeer[] = [];

beforeEach(async () => {
  party = await openTestPeer();
  opened.push(party);
});
afterAll(() => Promise.all(opened.map((each) => each.close())));

const message = { pdu_id: 'a', origin: 'hs', context: '!r:hs', pdu_type: 'm.room.message', prev_pdus: [], content: {} };

test('a transaction is answered with a line for each of its PDUs', async () => {
  const answer = await party.push('1', [message]);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toEqual({ pdus: { 'hs/a': {} } });
});

test('a transaction, its PDUs and its EDUs are remembered with their exchange', async () => {
  const body = { origin: 'hs', pdus: [message], edus: [{ edu_type: 'm.typing' }] };
  await party.ask('/send/1/', { method: 'PUT', body: JSON.stringify(body) });
  const { transactions, pdus, edus } = party.peer;
  expect(transactions.all).toMatchObject([
    { transactionId: '1', method: 'PUT', body, applied: true, exchange: { n: 1 } },
  ]);
  expect(pdus.all).toMatchObject([
    { pdu: message, exchange: { from: `server ${party.target.address}`, to: 'peer red' } },
  ]);
  expect(edus.all).toMatchObject([{ edu: { edu_type: 'm.typing' } }]);
  expect(party.target.recorder.exchanges).toHaveLength(1);
});

test('a transaction that comes again has no effect again and gets the same answer', async () => {
  const first = await (await party.push('1', [message])).text();
  const second = await (await party.push('1', [message])).text();
  expect(second).toBe(first);
  expect(party.peer.transactions.all).toHaveLength(2);
  expect(party.peer.pdus.all).toHaveLength(1);
  expect(party.peer.pduSightings.all).toHaveLength(2);
});

test('a PDU that comes in another transaction is sighted again and new only once', async () => {
  await party.push('1', [message]);
  await party.push('2', [message]);
  expect(party.peer.pdus.all).toHaveLength(1);
  expect(party.peer.pduSightings.all).toHaveLength(2);
});

test.each(['/send/1/', '/send/1', '/send/%31/'])('the path %s is that of a transaction', async (path) => {
  await party.ask(path, { method: 'PUT', body: '{}' });
  expect(party.peer.transactions.all).toMatchObject([{ transactionId: '1', applied: true }]);
});

test.each(['not json', '', '[]', '"text"', 'null'])(
  'the body %j is no transaction, and is remembered',
  async (body) => {
    const answer = await party.ask('/send/1/', { method: 'PUT', body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errcode: 'M_NOT_JSON' });
    expect(party.peer.transactions.all).toMatchObject([{ transactionId: '1', applied: false }]);
    expect(party.peer.transactions.all[0]?.exchange.request.body?.text).toBe(body);
  },
);

test.each([
  {},
  { pdus: 'none', edus: 7 },
  { pdus: [null, 1, 'pdu', [], {}], edus: [null, {}] },
  { pdus: [{ pdu_id: { toString: 1 }, origin: { valueOf: 1 }, context: 5 }] },
  { pdus: [{ pdu_id: 'a', origin: 'hs', context: '!r:hs', pdu_type: 'm.room.invite_join', user_id: 9, content: 4 }] },
  { origin: { a: 1 }, pdus: [{ __proto__: null, constructor: 1 }] },
])('the malformed transaction %j is taken in without harm', async (body) => {
  const answer = await party.ask('/send/1/', { method: 'PUT', body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  expect(party.peer.transactions.all).toMatchObject([{ applied: true }]);
  expect(party.target.recorder.problems).toEqual([]);
});

test('a transaction sent by POST is unexpected, refused, and remembered as an attempt', async () => {
  const answer = await party.ask('/send/1/', { method: 'POST', body: '{}' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ errcode: 'M_UNRECOGNIZED', error: expect.any(String) });
  expect(party.peer.unexpected.all).toMatchObject([{ exchange: { request: { method: 'POST' } } }]);
  expect(party.peer.transactions.all).toMatchObject([{ method: 'POST', applied: false }]);
});

test.each(['/', '/send', '/send//', '/nothing/%E0%A4%A', '/query/profile/more', '/../../client/x'])(
  'the request GET %s is unexpected',
  async (path) => {
    const answer = await party.ask(path);
    expect(answer.status).toBe(404);
    expect(party.peer.unexpected.all).toHaveLength(1);
    expect(party.target.recorder.problems).toEqual([]);
  },
);

test('what the peer was asked is remembered with its parameters', async () => {
  await party.ask(`/query/profile?user_id=${encodeURIComponent('@x:red')}&field=displayname`);
  await party.ask('/state/!r:hs');
  await party.ask(`/backfill/${encodeURIComponent('!r:hs')}/?v=a,hs&limit=5`);
  expect(party.peer.requests.all.map(({ kind, parameters }) => ({ kind, ...parameters }))).toEqual([
    { kind: 'query', queryType: 'profile', user_id: '@x:red', field: 'displayname' },
    { kind: 'state', context: '!r:hs' },
    { kind: 'backfill', context: '!r:hs', v: 'a,hs', limit: '5' },
  ]);
});

test('a profile query gives what the user is called, or only the field asked for', async () => {
  const carol = party.peer.userId('carol');
  party.peer.setProfile(carol, { displayName: 'Carol' });
  const asked = `/query/profile?user_id=${encodeURIComponent(carol)}`;
  expect(await (await party.ask(asked)).json()).toEqual({ displayname: 'Carol', avatar_url: null });
  expect(await (await party.ask(`${asked}&field=displayname`)).json()).toEqual({ displayname: 'Carol' });
});

test.each([
  '/query/profile?user_id=@nobody:red',
  '/query/profile',
  '/query/directory?room_alias=%23no:red',
  '/query/constructor',
  '/pdu/hs/none/',
])('what is not there, %s, is a 404 with the standard error body', async (path) => {
  const answer = await party.ask(path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ errcode: expect.any(String), error: expect.any(String) });
});

test('a directory query gives the room and this server', async () => {
  const { serverName } = party.peer;
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility: 'public', alias: 'tea' });
  const answer = await party.ask(`/query/directory?room_alias=${encodeURIComponent(room.alias ?? '')}`);
  expect(await answer.json()).toEqual({ room_id: room.id, servers: [serverName] });
});

test('the state, the whole context, a single PDU and what came before one can be fetched', async () => {
  const room = party.peer.hostRoom({ creator: party.peer.userId('carol'), visibility: 'public' });
  const [config, join] = room.pdus;
  const pdusOf = async (path: string) => (await (await party.ask(path)).json()).pdus;
  const { origin, pdu_id: joinId } = join ?? {};
  expect(await pdusOf(`/state/${room.id}/`)).toEqual([config, join]);
  expect(await pdusOf(`/context/${encodeURIComponent(room.id)}/`)).toEqual([config, join]);
  expect(await pdusOf(`/pdu/${origin}/${joinId}/`)).toEqual([join]);
  expect(await pdusOf(`/backfill/${room.id}/?v=${joinId},${origin}&limit=10`)).toEqual([join, config]);
  expect(await pdusOf(`/backfill/${room.id}/?v=nonsense&limit=-3`)).toEqual([]);
});

test('a context that nobody knows is empty', async () => {
  expect(await (await party.ask('/state/!none:hs/')).json()).toMatchObject({ pdus: [] });
});

test('a pull serves what was sent after the transaction it names, worded as it was sent', async () => {
  const first = await party.peer.sendTransaction({ pdus: [{ pdu_id: 'one' }] });
  await party.peer.sendTransaction({ pdus: [{ pdu_id: 'two' }] });
  const answer = await party.ask(`/pull/?origin=hs&v=${first.transactionId}`);
  expect(await answer.json()).toMatchObject({ origin: party.peer.serverName, pdus: [{ pdu_id: 'two' }] });
});
