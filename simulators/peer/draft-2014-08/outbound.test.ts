import { afterEach, expect, test } from 'vitest';
import { type Fault, faults } from '../../network/index.ts';
import { openTestPeer, type TestPeer } from '../../testing/open-test-peer.ts';

let party: TestPeer;
afterEach(() => party.close());

async function partyWith(fault: Fault) {
  party = await openTestPeer();
  await party.network.inject(party.toTarget, fault, { times: 1 });
  return party;
}

test('an answer that is lost stays on record, with the fault that lost it', async () => {
  const { peer, target } = await partyWith(faults['lost-answer'].make());
  const { exchange } = await peer.sendTransaction();
  expect(target.asked).toHaveLength(1);
  expect(exchange).toMatchObject({ answer: { status: 200 }, fault: 'lost-answer' });
});

test('a request that arrives twice is two exchanges', async () => {
  const { peer, target } = await partyWith(faults.duplicate.make());
  const { exchange } = await peer.sendTransaction();
  expect(target.asked).toHaveLength(2);
  expect(target.recorder.exchanges).toMatchObject([{ fault: 'duplicate' }, { fault: 'duplicate' }]);
  expect(exchange.n).toBe(2);
});

test.each([
  { fault: faults.refuse.make(), seen: { failure: { kind: 'refused' }, fault: 'refuse' } },
  { fault: faults.reset.make(), seen: { failure: { kind: 'reset' }, fault: 'reset' } },
  { fault: faults.hang.make(), seen: { failure: { kind: 'late' }, fault: 'hang' } },
  { fault: faults['answer-with'].make(502), seen: { answer: { status: 502 }, fault: 'answer-with 502' } },
])('a request met by $fault.name is never sent, and is on record', async ({ fault, seen }) => {
  const { peer, target } = await partyWith(fault);
  const { exchange, body } = await peer.sendTransaction();
  expect(target.asked).toEqual([]);
  expect(exchange).toMatchObject({
    from: 'peer red',
    to: `server ${target.address}`,
    request: { method: 'PUT', body: { text: body } },
  });
  expect(exchange).toMatchObject(seen);
  expect(target.recorder.exchanges).toEqual([exchange]);
});

test('what was never delivered is served when it is pulled', async () => {
  const { peer, ask } = await partyWith(faults.reset.make());
  await peer.sendTransaction({ pdus: [{ pdu_id: 'missed' }] });
  expect(await (await ask('/pull/?origin=hs')).json()).toMatchObject({ pdus: [{ pdu_id: 'missed' }] });
});

test('a target that is not there is a refused connection, without a fault', async () => {
  party = await openTestPeer();
  await party.target.refuse();
  const { exchange } = await party.peer.sendTransaction();
  expect(exchange).toMatchObject({ answer: null, failure: { kind: 'refused' }, fault: null });
});
