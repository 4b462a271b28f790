import { parentPort } from 'node:worker_threads';
import { defaultEdition, findEdition } from '../../spec/editions/index.ts';
import { loadSteps, type Steps } from '../suite/cucumber.ts';
import { judgeTarget } from './judge-target.ts';
import type { Answer, Order } from './workers.ts';

/** A thread that takes one mutant after the other, all of one edition. */
let steps: Promise<Steps> | undefined;

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await carryOut(order));
});

async function carryOut({ target, selection, seed, edition: id }: Order): Promise<Answer> {
  const startedMs = performance.now();
  try {
    const edition = findEdition(id) ?? defaultEdition;
    steps ??= loadSteps(edition);
    const finished = await judgeTarget({ target, selection: { edition, ...selection }, steps: await steps, seed });
    const examples = finished.map(({ requirement, record: { id, verdict, reason } }) => ({
      requirement,
      record: { id, verdict, reason },
    }));
    return { examples, durationMs: performance.now() - startedMs };
  } catch (error) {
    return { broke: error instanceof Error ? error.message : String(error) };
  }
}
