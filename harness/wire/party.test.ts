import { expect, test } from 'vitest';
import { isWithTarget, serverParty } from './party.ts';

test.each([
  { from: 'client alice', to: serverParty('localhost:8480'), held: true },
  { from: serverParty('localhost:8480'), to: 'peer blue', held: true },
  { from: 'peer green', to: 'peer blue', held: false },
  { from: 'client', to: 'scripted home server', held: false },
  { from: 'browser of alice', to: 'service 1', held: false },
])('$from -> $to is an exchange with the target: $held', ({ held, ...parties }) => {
  expect(isWithTarget(parties)).toBe(held);
});
