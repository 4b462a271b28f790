import { describe, expect, it } from 'vitest';
import { frozenClock } from './frozen-clock.ts';
import { virtualClock } from './virtual-clock.ts';

describe('virtual clock', () => {
  it('fires timers in the order of their due time, each at its own time', () => {
    const clock = virtualClock(frozenClock(1000));
    const fired: [string, number][] = [];
    clock.after(20, () => fired.push(['late', clock.now()]));
    clock.after(10, () => fired.push(['early', clock.now()]));
    clock.skip(30);
    expect(fired).toEqual([
      ['early', 1010],
      ['late', 1020],
    ]);
    expect(clock.now()).toBe(1030);
  });

  it('does not fire what was cancelled', () => {
    const clock = virtualClock(frozenClock());
    let fired = false;
    const cancel = clock.after(10, () => {
      fired = true;
    });
    cancel();
    clock.skip(100);
    expect(fired).toBe(false);
  });

  it('jumps to the next timer, however far', () => {
    const clock = virtualClock(frozenClock(0));
    let fired = 0;
    clock.after(300_000, () => fired++);
    expect(clock.skipToNext()).toBe(300_000);
    expect(fired).toBe(1);
    expect(clock.skipToNext()).toBeUndefined();
  });

  it('fires a timer that an earlier one set within the skipped time', () => {
    const clock = virtualClock(frozenClock());
    let fired = false;
    clock.after(10, () =>
      clock.after(10, () => {
        fired = true;
      }),
    );
    clock.skip(25);
    expect(fired).toBe(true);
  });
});
