import { beforeEach, describe, expect, test } from 'vitest';
import { withDeadline } from './deadline.ts';
import { ManualClock } from './testing/manual-clock.ts';

describe('what has a deadline', () => {
  let clock: ManualClock;
  let life: AbortController;

  beforeEach(() => {
    clock = new ManualClock();
    life = new AbortController();
  });

  const run = <T>(work: (signal: AbortSignal) => Promise<T>) =>
    withDeadline({ clock, lifetime: life.signal, timeoutMs: 1000 }, work);
  const never = () => new Promise<never>(() => {});

  test('gives its value, and leaves no timer', async () => {
    expect(await run(async () => 'value')).toBe('value');
    expect(clock.pendingMs()).toEqual([]);
  });

  test('passes its own failure on', async () => {
    await expect(run(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
    expect(clock.pendingMs()).toEqual([]);
  });

  test('is aborted and given up when its time is over, though it takes no notice', async () => {
    let seen: AbortSignal | undefined;
    const running = run((signal) => {
      seen = signal;
      return never();
    });
    clock.advance(999);
    expect(seen?.aborted).toBe(false);
    clock.advance(1);
    await expect(running).rejects.toThrow('no answer in 1000 ms');
    expect(seen?.aborted).toBe(true);
  });

  test('is given up when the server stops, and not begun after', async () => {
    const running = run(never);
    life.abort(new Error('stopping'));
    await expect(running).rejects.toThrow('stopping');
    await expect(run(async () => 'value')).rejects.toThrow('stopping');
  });
});
