import { expect, test } from 'vitest';
import { frozenClock } from '../../../harness/clock/frozen-clock.ts';
import { virtualClock } from '../../../harness/clock/virtual-clock.ts';
import { hold } from './hold.ts';
import { misbehaviours, Plan } from './index.ts';
import type { RedirectMisbehaviour } from './misbehaviour.ts';

function altered({ alter }: RedirectMisbehaviour, query: string): Record<string, string> {
  const parameters = new URLSearchParams(query);
  alter(parameters);
  return Object.fromEntries(parameters);
}

test.each([
  ['deny', { state: 'abc', error: 'access_denied' }],
  ['server-error', { state: 'abc', error: 'server_error' }],
  ['wrong-state', { code: 'c', state: 'cbax' }],
  ['no-state', { code: 'c' }],
  ['wrong-code', { code: 'never-given-out', state: 'abc' }],
] as const)('%s sends the user back with another query', (name, query) => {
  expect(altered(misbehaviours[name].make(), 'code=c&state=abc')).toEqual(query);
});

test('a wrong state is there even where there was none', () => {
  expect(altered(misbehaviours['wrong-state'].make(), 'code=c')).toEqual({ code: 'c', state: 'etatsx' });
});

test('a wrong code takes the place of a code only', () => {
  expect(altered(misbehaviours['wrong-code'].make(), 'error=access_denied')).toEqual({ error: 'access_denied' });
});

test('a request that is held goes on once it is released', async () => {
  const { misbehaviour, release } = hold('token', { clock: frozenClock() });
  const held = misbehaviour.intervene();
  release();
  expect(await held).toBeUndefined();
});

test('a request that nobody releases goes on after the limit', async () => {
  const clock = virtualClock(frozenClock());
  const { misbehaviour } = hold('token', { clock, limitMs: 5000 });
  const held = misbehaviour.intervene();
  clock.skip(5000);
  expect(await held).toBeUndefined();
});

const { 'no-state': noState, deny, 'answer-500': answer500 } = misbehaviours;

test('a plan is met once, in the order it was made', () => {
  const plan = new Plan();
  plan.misbehave(deny.make());
  plan.misbehave(noState.make());
  expect([1, 2, 3].map(() => plan.take('redirect', {})?.name)).toEqual(['deny', 'no-state', undefined]);
});

test('a plan for several times is met as often', () => {
  const plan = new Plan();
  plan.misbehave(deny.make(), { times: 2 });
  expect([1, 2, 3].map(() => plan.take('redirect', {})?.name)).toEqual(['deny', 'deny', undefined]);
});

test('a plan is met at its own place only', () => {
  const plan = new Plan();
  plan.misbehave(answer500.make('token'));
  expect(plan.take('redirect', {})).toBeUndefined();
  expect(plan.take('userinfo', {})).toBeUndefined();
  expect(plan.take('token', {})?.name).toBe('answer-500');
});

test('a plan for one state or one client leaves others alone', () => {
  const plan = new Plan();
  plan.misbehave(deny.make(), { state: 'a' });
  plan.misbehave(noState.make(), { clientId: 'hs' });
  expect(plan.take('redirect', { state: 'b', clientId: 'other' })).toBeUndefined();
  expect(plan.take('redirect', undefined)).toBeUndefined();
  expect(plan.take('redirect', { state: 'a', clientId: 'hs' })?.name).toBe('deny');
  expect(plan.take('redirect', { state: 'a', clientId: 'hs' })?.name).toBe('no-state');
});

test('a plan that is cleared lets go of who is held, and is met no more', async () => {
  const plan = new Plan();
  const { misbehaviour } = hold('token', { clock: frozenClock() });
  plan.misbehave(misbehaviour, { times: 2 });
  const held = plan.take('token', {})?.intervene();
  plan.clear();
  expect(await held).toBeUndefined();
  expect(plan.take('token', {})).toBeUndefined();
});
