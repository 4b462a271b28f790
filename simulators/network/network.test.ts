import { expect, test } from 'vitest';
import { textOf } from '../../harness/wire/body.ts';
import type { CarriedRequest, Carry } from './carry.ts';
import { answerWith } from './faults/answer-with.ts';
import { refuse } from './faults/refuse.ts';
import { reset } from './faults/reset.ts';
import { Network, type OwnServer, type Port } from './network.ts';

const link = { from: 'hs:1', to: 'red:1' };
const request: CarriedRequest = { method: 'PUT', target: '/send/1/', headers: {}, body: '{}' };
const answered = { kind: 'answer', status: 200, headers: {}, body: '{}' } as const;
const carry: Carry = async () => answered;

function portOf() {
  const calls: string[] = [];
  let turnAway = () => {};
  return {
    calls,
    connect: () => turnAway(),
    refuse: async (onTurnedAway: () => void) => {
      calls.push('refuse');
      turnAway = onTurnedAway;
    },
    reopen: async () => void calls.push('reopen'),
  };
}

const ownServer = (port: Port): OwnServer => ({ party: 'peer red', port, receive: async () => answered });

test('a link without faults carries requests as they are', async () => {
  expect(await new Network().apply(link, carry, request)).toEqual({ outcome: answered });
});

test('a fault that was applied is named', async () => {
  const network = new Network();
  await network.inject(link, answerWith(503));
  expect(await network.apply(link, carry, request)).toMatchObject({
    outcome: { status: 503 },
    fault: 'answer-with 503',
  });
});

test('a fault concerns one direction of one pair only', async () => {
  const network = new Network();
  await network.inject(link, reset());
  expect(await network.apply({ from: 'red:1', to: 'hs:1' }, carry, request)).toEqual({ outcome: answered });
  expect(await network.apply({ from: 'hs:1', to: 'blue:2' }, carry, request)).toEqual({ outcome: answered });
});

test('a counted fault ends after that many requests', async () => {
  const network = new Network();
  await network.inject(link, reset(), { times: 2 });
  const faults = [network.take(link, request), network.take(link, request), network.take(link, request)].map(
    (fault) => fault?.name,
  );
  expect(faults).toEqual(['reset', 'reset', undefined]);
});

test('a fault may be for some requests only, and waits for them', async () => {
  const network = new Network();
  await network.inject(link, reset(), { times: 1, when: ({ body }) => textOf(body).includes('message') });
  expect(network.take(link, request)).toBeUndefined();
  expect(network.take(link, { ...request, body: '{"a": "message"}' })?.name).toBe('reset');
  expect(network.take(link, { ...request, body: '{"a": "message"}' })).toBeUndefined();
});

test('faults on one link take their turns', async () => {
  const network = new Network();
  await network.inject(link, reset(), { times: 1 });
  await network.inject(link, answerWith(500), { times: 1 });
  expect([network.take(link, request)?.name, network.take(link, request)?.name]).toEqual(['reset', 'answer-with 500']);
});

test('healing takes every fault off a link', async () => {
  const network = new Network();
  await network.inject(link, reset());
  await network.inject({ from: 'hs:1', to: 'blue:2' }, reset());
  await network.heal(link);
  expect(network.take(link, request)).toBeUndefined();
  expect(network.take({ from: 'hs:1', to: 'blue:2' }, request)?.name).toBe('reset');
  await network.heal();
  expect(network.take({ from: 'hs:1', to: 'blue:2' }, request)).toBeUndefined();
});

test('refusing closes the port of the asked server until it is healed', async () => {
  const network = new Network();
  const port = portOf();
  network.attach('red:1', ownServer(port));
  await network.inject(link, refuse());
  await network.inject(link, refuse());
  expect(port.calls).toEqual(['refuse']);
  await network.heal();
  await network.heal();
  expect(port.calls).toEqual(['refuse', 'reopen']);
});

test('a counted refusal of a port is turned down, since nobody sees the connections', async () => {
  const network = new Network();
  network.attach('red:1', ownServer(portOf()));
  await expect(network.inject(link, refuse(), { times: 2 })).rejects.toThrow(RangeError);
});

test('a refusal towards a server that is not ours is counted and never sent', async () => {
  const network = new Network();
  await network.inject({ from: 'red:1', to: 'hs:1' }, refuse(), { times: 1 });
  const carried = await network.apply({ from: 'red:1', to: 'hs:1' }, carry, request);
  expect(carried).toEqual({ outcome: { kind: 'failure', failure: 'refused' }, fault: 'refuse' });
  expect(network.take({ from: 'red:1', to: 'hs:1' }, request)).toBeUndefined();
});

test('a refusal between two servers of ours closes no port, since others come by it', async () => {
  const network = new Network();
  const port = portOf();
  network.attach('red:1', ownServer(port));
  network.attach('blue:2', ownServer(portOf()));
  await network.inject({ from: 'blue:2', to: 'red:1' }, refuse(), { times: 1 });
  const carried = await network.apply({ from: 'blue:2', to: 'red:1' }, carry, request);
  expect(carried).toMatchObject({ fault: 'refuse' });
  expect(port.calls).toEqual([]);
});

test('a fault is unmet until a request or a connection meets it', async () => {
  const network = new Network();
  const port = portOf();
  network.attach('red:1', ownServer(port));
  await network.inject(link, refuse());
  expect(network.unmet).toEqual(['refuse on hs:1 -> red:1']);
  port.connect();
  expect(network.unmet).toEqual([]);
  expect(network.meetings.all).toEqual([link]);

  await network.heal();
  await network.inject(link, answerWith(503), { times: 2 });
  expect(network.unmet).toEqual(['answer-with 503 on hs:1 -> red:1']);
  network.take(link, request);
  expect(network.unmet).toEqual([]);
});
