import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../harness/clock/clock.ts';
import { seededRandom } from '../../../harness/random/random.ts';
import { draftDialect } from '../../../spec/editions/draft-2014-08/dialects/draft-2014-08.ts';
import { faults, Network } from '../../network/index.ts';
import { json, openScriptedServer, type ScriptedServer } from '../../testing/scripted-server.ts';
import { openPeer, type Peer } from './index.ts';

let one: ScriptedServer;
let two: ScriptedServer;
let network: Network;
let blue: Peer;
let green: Peer;

/** The second server is known by a name that is not its address. */
const secondName = 'two.example';

async function peerNamed(name: string): Promise<Peer> {
  const { recorder, send } = one;
  return openPeer({
    name,
    servers: [one.address, secondName],
    resolve: (serverName) => {
      const [host = '', port] = (serverName === secondName ? two.address : serverName).split(':');
      return { host, port: Number(port), tls: false };
    },
    ...{ dialect: draftDialect, recorder, send, network, random: seededRandom(7).fork(name), clock: systemClock },
    patience: { answerMs: 2000, deliveryMs: 2000 },
  });
}

beforeEach(async () => {
  one = await openScriptedServer(() => json({}));
  two = await openScriptedServer(() => json({}));
  network = new Network();
  blue = await peerNamed('blue');
  green = await peerNamed('green');
});

afterEach(() => Promise.all([blue, green, one, two].map((party) => party.close())));

const toBlue = () => ({ to: blue.serverName });

test('a peer joins a room of another peer by the whole dance, each exchange on record once', async () => {
  const room = blue.hostRoom({ creator: blue.userId('carol'), visibility: 'public' });
  const dan = green.userId('dan');
  const context = await green.mustJoinRoom(room.id, dan, toBlue());
  await blue.mustBeJoinedBy(room, dan);
  expect(context.members).toEqual(room.members);
  expect(one.recorder.exchanges.map(({ from, to, request }) => `${from} -> ${to} ${request.method}`)).toEqual([
    'peer green -> peer blue GET',
    'peer green -> peer blue PUT',
    'peer blue -> peer green PUT',
  ]);
  expect([...one.asked, ...two.asked]).toEqual([]);
});

test('a peer queries another, and pulls what was for it alone', async () => {
  const carol = blue.userId('carol');
  blue.setProfile(carol, { displayName: 'Carol' });
  const profile = await green.query('profile', { user_id: carol }, toBlue());
  expect(JSON.parse(profile.answer?.body.text ?? '')).toMatchObject({ displayname: 'Carol' });
  await blue.sendTransaction({ pdus: [{ pdu_id: 'for the target' }] });
  await blue.sendTransaction({ pdus: [{ pdu_id: 'for green' }], to: green.serverName });
  const pulled = await green.pull(undefined, toBlue());
  expect(JSON.parse(pulled.answer?.body.text ?? '')).toMatchObject({ pdus: [{ pdu_id: 'for green' }] });
});

test('a fault is met on the link between two peers, and on no other', async () => {
  await network.inject({ from: green.serverName, to: blue.serverName }, faults['lost-answer'].make(), { times: 1 });
  const elsewhere = await green.sendTransaction();
  const backwards = await blue.sendTransaction({ to: green.serverName });
  const met = await green.sendTransaction(toBlue());
  expect([elsewhere, backwards, met].map(({ exchange }) => exchange.fault)).toEqual([null, null, 'lost-answer']);
  expect(blue.transactions.all).toMatchObject([{ transactionId: met.transactionId, applied: true }]);
});

test('each server has a history of its own: prev_ids names what was sent there', async () => {
  const first = await blue.sendTransaction();
  await blue.sendTransaction({ to: secondName });
  await blue.sendTransaction();
  const bodies = [...one.asked, ...two.asked].map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ destination, prev_ids }) => [destination, prev_ids])).toEqual([
    [one.address, []],
    [one.address, [first.transactionId]],
    [secondName, []],
  ]);
});

test('a server is reached where its name resolves to, and is named in the transcript', async () => {
  const exchange = await blue.pull(undefined, { to: secondName });
  expect(exchange).toMatchObject({ to: `server ${secondName}`, answer: { status: 200 } });
  expect(exchange.request.url.startsWith(`${two.url}/`)).toBe(true);
});

test('of two servers, who asks is told by what a request says of itself', async () => {
  const ask = (path: string) => fetch(`http://${blue.serverName}/matrix/federation/v1${path}`);
  await ask(`/pull/?origin=${secondName}`);
  await ask('/state/!r:hs/');
  expect(one.recorder.exchanges.map(({ from }) => from)).toEqual([
    `server ${secondName}`,
    'server of the target, unnamed',
  ]);
});

test('a fault on the link from one of two servers spares the other', async () => {
  await network.inject({ from: secondName, to: blue.serverName }, faults['answer-with'].make(503));
  const push = (origin: string) =>
    fetch(`http://${blue.serverName}/matrix/federation/v1/send/of-${origin}/`, {
      method: 'PUT',
      body: JSON.stringify({ origin, pdus: [] }),
    });
  expect((await push(secondName)).status).toBe(503);
  expect((await push(one.address)).status).toBe(200);
});
