import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stopSignal } from './stop-signal.ts';

function watched() {
  const source = new EventEmitter();
  const seen = { nowMs: 0, ends: 0 };
  const stopped = stopSignal({ source, now: () => seen.nowMs, endAtOnce: () => seen.ends++ });
  return { source, seen, stopped };
}

describe('a signal to stop', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('is %s', async (signal) => {
    const { source, seen, stopped } = watched();
    source.emit(signal);
    await stopped;
    expect(seen.ends).toBe(0);
  });

  it('that comes twice at once is one', () => {
    const { source, seen } = watched();
    source.emit('SIGINT');
    seen.nowMs = 20;
    source.emit('SIGTERM');
    expect(seen.ends).toBe(0);
  });

  it('that comes again ends everything at once', () => {
    const { source, seen } = watched();
    source.emit('SIGINT');
    seen.nowMs = 2000;
    source.emit('SIGINT');
    expect(seen.ends).toBe(1);
  });
});
