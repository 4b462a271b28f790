import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const busy = 'for (;;) {}';

/** Keeps every core busy as long as `use` takes. The threads that do so end with this process, whatever ends it. */
export async function underLoad<T>(use: () => Promise<T>): Promise<T> {
  const threads = Array.from({ length: availableParallelism() }, () => new Worker(busy, { eval: true }));
  try {
    return await use();
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
