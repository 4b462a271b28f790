import { beforeEach, describe, expect, it } from 'vitest';
import { frozenClock } from '../clock/frozen-clock.ts';
import { type VirtualClock, virtualClock } from '../clock/virtual-clock.ts';
import { Arrivals } from './arrivals.ts';

let clock: VirtualClock;
let arrivals: Arrivals<number>;

beforeEach(() => {
  clock = virtualClock(frozenClock());
  arrivals = new Arrivals<number>(clock);
});

const isBig = (item: number) => item > 10;

describe('waiting for the first arrival that matches', () => {
  it('ends at once when it is here already, with the earliest', async () => {
    for (const item of [1, 11, 12]) arrivals.add(item);
    expect(await arrivals.first(isBig, 0)).toBe(11);
  });

  it('ends when it arrives, whatever else came before', async () => {
    const first = arrivals.first(isBig, 1_000);
    arrivals.add(1);
    arrivals.add(11);
    expect(await first).toBe(11);
  });

  it('ends with nothing when the deadline has passed', async () => {
    const first = arrivals.first(isBig, 1_000);
    arrivals.add(1);
    clock.skip(1_000);
    expect(await first).toBeUndefined();
  });

  it('does not take what arrives after the deadline', async () => {
    const first = arrivals.first(isBig, 1_000);
    clock.skip(1_000);
    arrivals.add(11);
    expect(await first).toBeUndefined();
    expect(arrivals.all).toEqual([11]);
  });

  it('leaves no timer behind when it has ended', async () => {
    const first = arrivals.first(isBig, 1_000);
    arrivals.add(11);
    await first;
    expect(clock.skipToNext()).toBeUndefined();
  });
});

describe('waiting for a condition', () => {
  const isComplete = (items: readonly number[]) => items.length === 2;

  it('sees everything that has arrived, in order', async () => {
    arrivals.add(1);
    const complete = arrivals.until((items) => items.join() === '1,2', 1_000);
    arrivals.add(2);
    expect(await complete).toBe(true);
  });

  it('is false when it does not hold by the deadline', async () => {
    const complete = arrivals.until(isComplete, 1_000);
    clock.skip(1_000);
    expect(await complete).toBe(false);
  });

  it('wakes everybody who waits', async () => {
    const both = [arrivals.until(isComplete, 1_000), arrivals.until(isComplete, 1_000)];
    arrivals.add(1);
    arrivals.add(2);
    expect(await Promise.all(both)).toEqual([true, true]);
  });
});
