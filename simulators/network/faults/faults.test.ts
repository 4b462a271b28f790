import { expect, test } from 'vitest';
import { frozenClock } from '../../../harness/clock/frozen-clock.ts';
import { virtualClock } from '../../../harness/clock/virtual-clock.ts';
import type { CarriedRequest, Carry, Outcome } from '../carry.ts';
import type { Fault } from '../fault.ts';
import { answerWith } from './answer-with.ts';
import { delay } from './delay.ts';
import { duplicate } from './duplicate.ts';
import { hang } from './hang.ts';
import { lostAnswer } from './lost-answer.ts';
import { refuse } from './refuse.ts';
import { reset } from './reset.ts';

const request: CarriedRequest = { method: 'PUT', target: '/send/1/', headers: {}, body: '{}' };

function otherSide() {
  const arrived: CarriedRequest[] = [];
  const carry: Carry = async (carried) => {
    arrived.push(carried);
    return { kind: 'answer', status: 200, headers: {}, body: `${arrived.length}` };
  };
  return { arrived, carry };
}

const expectations: readonly [fault: Fault, arrivals: number, outcome: Partial<Outcome>][] = [
  [lostAnswer(), 1, { kind: 'failure', failure: 'reset' }],
  [refuse(), 0, { kind: 'failure', failure: 'refused' }],
  [reset(), 0, { kind: 'failure', failure: 'reset' }],
  [hang(), 0, { kind: 'failure', failure: 'late' }],
  [answerWith(503, '{"wait":1}'), 0, { kind: 'answer', status: 503, body: '{"wait":1}' }],
  [duplicate(), 2, { kind: 'answer', status: 200, body: '2' }],
];

test.each(expectations)(
  '$name: how often the request arrives, and what comes back',
  async (fault, arrivals, outcome) => {
    const { arrived, carry } = otherSide();
    expect(await fault.around(carry)(request)).toMatchObject(outcome);
    expect(arrived).toEqual(Array(arrivals).fill(request));
    expect(fault.delivers).toBe(arrivals > 0);
  },
);

test('a delayed request arrives when its time has come, and not before', async () => {
  const { arrived, carry } = otherSide();
  const clock = virtualClock(frozenClock());
  const outcome = delay(200, clock).around(carry)(request);
  clock.skip(199);
  expect(arrived).toEqual([]);
  clock.skip(1);
  expect(await outcome).toMatchObject({ status: 200 });
});
