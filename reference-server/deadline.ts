import type { Clock } from './ports.ts';

/** Runs what may hang; rejects when its time is over or the server stops, and aborts it. */
export async function withDeadline<T>(
  { clock, lifetime, timeoutMs }: { clock: Clock; lifetime: AbortSignal; timeoutMs: number },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const signal = AbortSignal.any([late.signal, lifetime]);
  signal.throwIfAborted();
  const { promise: over, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  const stopTimer = clock.after(timeoutMs, () => late.abort(new Error(`no answer in ${timeoutMs} ms`)));
  try {
    return await Promise.race([run(signal), over]);
  } finally {
    stopTimer();
  }
}
