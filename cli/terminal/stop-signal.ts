import type { EventEmitter } from 'node:events';
import type { EpochMs } from '../../harness/clock/clock.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The terminal, npm and npx each pass a Ctrl-C on: what comes so soon after the first one is the same one. */
const echoMs = 500;

export interface StopSignalOptions {
  /** Who is told of signals: the process. */
  readonly source: EventEmitter;
  readonly now: () => EpochMs;
  /** Called at a second signal: whoever sends it does not want to wait. */
  readonly endAtOnce: () => void;
}

/** Resolves at the first signal to stop. */
export function stopSignal({ source, now, endAtOnce }: StopSignalOptions): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let firstAt: EpochMs | undefined;
  for (const signal of signals) {
    source.on(signal, () => {
      firstAt ??= now();
      if (now() - firstAt >= echoMs) endAtOnce();
      resolve();
    });
  }
  return promise;
}

/** Of this process; the second signal ends it with status 2. */
export function stopSignalOfProcess(): Promise<void> {
  return stopSignal({ source: process, now: Date.now, endAtOnce: () => process.exit(2) });
}
