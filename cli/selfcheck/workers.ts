import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Mutant } from '../../harness/mutants/mutant.ts';
import type { MutantExample } from '../../harness/mutants/selfcheck.ts';
import type { TargetDescriptor } from '../../harness/targets/descriptor.ts';
import type { Selection } from '../suite/cucumber.ts';

/** A mutant, and the Examples it goes through. */
export interface Job {
  readonly mutant: Mutant;
  readonly selection: Selection;
}

/** What came of it. */
interface Done {
  readonly examples: readonly MutantExample[];
  readonly durationMs: number;
}

/** What a worker is told: plain data. */
export interface Order {
  /** The target, with the mutant that it is to be. */
  readonly target: TargetDescriptor;
  /** Id of the edition. */
  readonly edition: string;
  readonly selection: Omit<Selection, 'edition'>;
  readonly seed: number;
}

/** What a worker tells; `broke` where the run as a whole did. */
export type Answer = Done | { readonly broke: string };

/** What all jobs have in common. */
export interface JobRun {
  readonly target: TargetDescriptor;
  readonly seed: number;
  /** How many run at once at most; as many as the machine has processors when left out. */
  readonly most?: number | undefined;
}

type OnDone = (job: Job, done: Done) => void;

/** As written, or as built. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL('./worker.js', import.meta.url);

/** Carries the jobs out, several at once: a mutant's Examples mostly wait for what it never sends. Rejects when one breaks. */
export async function carryOutAll(jobs: readonly Job[], run: JobRun, onDone: OnDone): Promise<void> {
  const waiting = [...jobs];
  const count = Math.min(jobs.length, run.most ?? availableParallelism());
  await Promise.all(Array.from({ length: count }, () => workThrough(waiting, run, onDone)));
}

async function workThrough(waiting: Job[], { target, seed }: JobRun, onDone: OnDone): Promise<void> {
  const worker = new Worker(workerFile);
  const { promise: ended, reject } = Promise.withResolvers<never>();
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`a worker of the selfcheck ended with code ${code}`)));
  ended.catch(() => {});
  try {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const { edition, ...selection } = job.selection;
      const order: Order = { target: { ...target, mutant: job.mutant.id }, edition: edition.id, selection, seed };
      worker.postMessage(order);
      const [answer] = (await Promise.race([once(worker, 'message'), ended])) as [Answer];
      if ('broke' in answer) throw new Error(answer.broke);
      onDone(job, answer);
    }
  } finally {
    await worker.terminate();
  }
}
