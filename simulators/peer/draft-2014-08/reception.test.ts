import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../../../harness/clock/clock.ts';
import { type Fault, faults } from '../../network/index.ts';
import { openTestPeer, type TestPeer } from '../../testing/open-test-peer.ts';

let party: TestPeer;
afterEach(() => party.close());

const message = { pdu_id: 'a', origin: 'hs', context: '!r:hs', pdu_type: 'm.room.message', prev_pdus: [], content: {} };

/** The peer with that fault on the link from the target. */
async function partyWith(fault: Fault, options: { times?: number } = {}) {
  party = await openTestPeer();
  await party.network.inject(party.toPeer, fault, options);
  return party;
}

/** A clock that tells when it is set, and rings by hand. */
function alarm() {
  const { promise: set, resolve } = Promise.withResolvers<{ delayMs: number; ring: () => void }>();
  const clock: Clock = {
    now: () => 0,
    after(delayMs, ring) {
      resolve({ delayMs, ring });
      return () => {};
    },
  };
  return { clock, set };
}

test('a transaction whose answer is lost has been taken in', async () => {
  const { peer, push, target } = await partyWith(faults['lost-answer'].make(), { times: 1 });
  await expect(push('1', [message])).rejects.toThrow();
  expect(peer.transactions.all).toMatchObject([{ applied: true }]);
  expect(peer.pdus.all).toHaveLength(1);
  expect(target.recorder.exchanges).toMatchObject([{ failure: { kind: 'reset' }, answer: null, fault: 'lost-answer' }]);
  expect((await push('1', [message])).status).toBe(200);
  expect(peer.pdus.all).toHaveLength(1);
});

test('whoever is woken by a transaction finds the fault named that it met', async () => {
  const { peer, push } = await partyWith(faults['lost-answer'].make(), { times: 1 });
  const woken = peer.transactions.until(([first]) => first?.exchange.fault === 'lost-answer', 2000);
  await expect(push('1', [message])).rejects.toThrow();
  expect(await woken).toBe(true);
});

test('a transaction that is reset is remembered as an attempt, and has no effect', async () => {
  const { peer, push } = await partyWith(faults.reset.make(), { times: 1 });
  await expect(push('1', [message])).rejects.toThrow();
  expect(peer.transactions.all).toMatchObject([{ transactionId: '1', method: 'PUT', applied: false }]);
  expect(peer.pdus.all).toEqual([]);
});

test('a transaction that the network answers has no effect', async () => {
  const { peer, push, target } = await partyWith(faults['answer-with'].make(503), { times: 1 });
  expect((await push('1', [message])).status).toBe(503);
  expect(peer.transactions.all).toMatchObject([{ applied: false }]);
  expect(target.recorder.exchanges).toMatchObject([{ answer: { status: 503 }, fault: 'answer-with 503' }]);
});

test('a transaction that arrives twice is taken in once', async () => {
  const { peer, push } = await partyWith(faults.duplicate.make(), { times: 1 });
  expect((await push('1', [message])).status).toBe(200);
  expect(peer.transactions.all).toHaveLength(2);
  expect(peer.pduSightings.all).toHaveLength(2);
  expect(peer.pdus.all).toHaveLength(1);
});

test('while it refuses, no connection lasts', async () => {
  const { network, push, target } = await partyWith(faults.refuse.make());
  await expect(push('1', [message])).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) },
  });
  expect(target.recorder.exchanges).toEqual([]);
  await network.heal();
  expect((await push('1', [message])).status).toBe(200);
});

test('a request that hangs is held until the other side gives up', async () => {
  const { peer, ask, target } = await partyWith(faults.hang.make(), { times: 1 });
  const impatience = new AbortController();
  const asked = ask('/send/1/', { method: 'PUT', body: '{}', signal: impatience.signal });
  await peer.transactions.first(() => true, 2000);
  expect(peer.held).toBe(1);
  impatience.abort();
  await expect(asked).rejects.toThrow();
  // Its going away reaches the peer by another connection than any request; a few of these let it come.
  for (let asked = 0; asked < 100 && peer.held > 0; asked += 1) await ask('/pull/');
  expect(peer.held).toBe(0);
  expect(target.recorder.exchanges[0]).toMatchObject({ failure: { kind: 'late' }, fault: 'hang' });
});

test('a request that hangs ends with the Example', async () => {
  const { peer, push } = await partyWith(faults.hang.make());
  const asked = push('1', [message]);
  await peer.transactions.first(() => true, 2000);
  const ended = expect(asked).rejects.toThrow();
  await peer.close();
  await ended;
});

test('a delayed request is held until its time has come', async () => {
  const { clock, set } = alarm();
  const { peer, push } = await partyWith(faults.delay.make(5000, clock), { times: 1 });
  const asked = push('1', [message]);
  const { delayMs, ring } = await set;
  expect(delayMs).toBe(5000);
  expect(peer.held).toBe(1);
  expect(peer.transactions.all).toEqual([]);
  ring();
  expect((await asked).status).toBe(200);
  expect(peer.held).toBe(0);
});

test('a delayed request that was given up in the meantime stays without an answer', async () => {
  const { clock, set } = alarm();
  const { peer, ask, target } = await partyWith(faults.delay.make(5000, clock), { times: 1 });
  const impatience = new AbortController();
  const asked = ask('/send/1/', { method: 'PUT', body: '{}', signal: impatience.signal });
  const { ring } = await set;
  impatience.abort();
  await expect(asked).rejects.toThrow();
  for (let tries = 0; tries < 100 && peer.held > 0; tries += 1) await ask('/pull/');
  ring();
  await peer.transactions.first(({ applied }) => applied, 2000);
  await ask('/pull/');
  expect(target.recorder.exchanges[0]).toMatchObject({ answer: null, failure: { kind: 'late' } });
});
