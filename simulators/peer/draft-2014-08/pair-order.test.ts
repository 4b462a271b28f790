import { afterEach, describe, expect, it, test } from 'vitest';
import { openTestPeer, type TestPeer } from '../../testing/open-test-peer.ts';
import { orderIn, orderOf } from './pair-order.ts';

const isServer = (name: string) => name === 'red' || name === 'blue';

describe('the order of a pair', () => {
  it.each([
    [['red', 'a'], 'origin-first'],
    [['a', 'red'], 'id-first'],
    [['red', 'blue'], undefined],
    [['a', 'b'], undefined],
    [['red'], undefined],
    [['red', 'a', 'b'], undefined],
    ['red', undefined],
  ])('%j is %s', (pair, order) => {
    expect(orderOf(pair, isServer)).toBe(order);
  });

  it('is that of the first pair of a PDU that tells it', () => {
    expect(orderIn({ prev_pdus: [['a', 'b'], null, ['a', 'blue']] }, isServer)).toBe('id-first');
    expect(orderIn({ prev_pdus: 'none' }, isServer)).toBeUndefined();
    expect(orderIn({}, isServer)).toBeUndefined();
  });
});

let party: TestPeer | undefined;
afterEach(async () => {
  await party?.close();
  party = undefined;
});

test('a peer reads the pairs of the target in either order, and speaks the order that the target has', async () => {
  party = await openTestPeer();
  const { peer, target } = party;
  const carol = peer.userId('carol');
  const room = peer.hostRoom({ creator: carol, visibility: 'public' });
  const [, join] = room.pdus;
  const fromTarget = { pdu_id: 'a', origin: target.address, context: room.id, pdu_type: 'm.text', is_state: false };
  await party.push('1', [{ ...fromTarget, prev_pdus: [[join?.pdu_id, peer.serverName]] }]);
  const [received] = peer.pdus.all;
  expect(received?.sent.prev_pdus).toEqual([[join?.pdu_id, peer.serverName]]);
  expect(received?.pdu.prev_pdus).toEqual([[peer.serverName, join?.pdu_id]]);
  const { pdu } = await peer.sendMessage(room, carol, 'an answer');
  expect(pdu.prev_pdus).toEqual([['a', target.address]]);
  expect(room.extremities).toMatchObject([{ pdu_id: pdu.pdu_id, prev_pdus: [[target.address, 'a']] }]);
});

test('what the target passes on for others teaches nothing', async () => {
  party = await openTestPeer();
  const { peer, target } = party;
  const carol = peer.userId('carol');
  const room = peer.hostRoom({ creator: carol, visibility: 'public' });
  const ofAnother = { pdu_id: 'a', origin: 'green', context: room.id, pdu_type: 'm.text', is_state: false };
  await party.push('1', [{ ...ofAnother, prev_pdus: [['b', target.address]] }]);
  const { pdu } = await peer.sendMessage(room, carol, 'an answer');
  expect(pdu.prev_pdus).toContainEqual(['green', 'a']);
});
