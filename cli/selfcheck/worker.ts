import { parentPort } from 'node:worker_threads';
import { loadSteps } from '../suite/cucumber.ts';
import { judgeReference } from './judge-reference.ts';
import type { Answer, Order } from './workers.ts';

/** A thread that takes one mutant after the other. */
const steps = loadSteps();

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await carryOut(order));
});

async function carryOut({ mutant, selection, seed }: Order): Promise<Answer> {
  const startedMs = performance.now();
  try {
    const finished = await judgeReference({ mutant, selection, steps: await steps, seed });
    const examples = finished.map(({ requirement, record: { name, verdict, reason } }) => ({
      requirement,
      record: { name, verdict, reason },
    }));
    return { examples, durationMs: performance.now() - startedMs };
  } catch (error) {
    return { broke: error instanceof Error ? error.message : String(error) };
  }
}
