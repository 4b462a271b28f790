import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { frozenClock } from '../../clock/frozen-clock.ts';
import { type VirtualClock, virtualClock } from '../../clock/virtual-clock.ts';
import { hastener } from './hasten.ts';

const anHour = 3_600_000;
let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock(frozenClock(0));
});

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

describe('a server whose time is hastened', () => {
  it('comes to its timers one after the other, however far, until what was awaited is done', async () => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    clock.after(anHour, () => clock.after(anHour, resolve));
    await hastener(clock, () => 0)(done, () => 0);
    expect(clock.now()).toBe(2 * anHour);
  });

  it('does not come to a timer later than what was awaited', async () => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    let fired = false;
    clock.after(anHour, resolve);
    clock.after(2 * anHour, () => {
      fired = true;
    });
    await hastener(clock, () => 0)(done, () => 0);
    expect(fired).toBe(false);
  });

  it('stands still while somebody is to answer a request of it', async () => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    let outgoing = 1;
    clock.after(anHour, resolve);
    const hastened = hastener(clock, () => outgoing)(done, () => 0);
    await turns(5);
    expect(clock.now()).toBe(0);
    outgoing = 0;
    await hastened;
    expect(clock.now()).toBe(anHour);
  });

  it('goes on while its only request is one that is held without an answer', async () => {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    clock.after(anHour, resolve);
    await hastener(clock, () => 1)(done, () => 1);
    expect(clock.now()).toBe(anHour);
  });

  it('is hastened no longer when what was awaited went wrong', async () => {
    await hastener(clock, () => 0)(Promise.reject(new Error('it broke')), () => 0);
    expect(clock.now()).toBe(0);
  });
});
