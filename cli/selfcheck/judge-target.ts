import type { TargetDescriptor } from '../../harness/targets/descriptor.ts';
import { ExampleAssembler, type FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { freshTag } from '../run/fresh-tag.ts';
import { runSuite, type Selection, type Steps } from '../suite/cucumber.ts';

export interface TargetRun {
  /** The target as it is, or one that is broken by a mutant. */
  readonly target: TargetDescriptor;
  readonly selection: Selection;
  readonly steps: Steps;
  readonly seed: number;
}

/** Runs Examples against a target in this thread. Throws when the run as a whole breaks. */
export async function judgeTarget({ target, selection, steps, seed }: TargetRun): Promise<FinishedExample[]> {
  const assembler = new ExampleAssembler();
  const finished: FinishedExample[] = [];
  const problems: string[] = [];
  // The reference server is a fresh one in each run; others remember the names of earlier runs.
  const runTag = target.kind === 'reference' ? '' : freshTag(new Date());
  await runSuite({ selection, parameters: { target, seed, runTag, hurry: true }, parallel: 1, steps }, (message) => {
    const example = assembler.accept(message);
    if (example) finished.push(example);
    if (message.testRunFinished?.exception) problems.push(message.testRunFinished.exception.message ?? 'the run broke');
  });
  problems.push(...assembler.problems);
  if (problems.length > 0) throw new Error(`${target.mutant ?? 'the server as it is'}: ${problems.join('; ')}`);
  return finished;
}
