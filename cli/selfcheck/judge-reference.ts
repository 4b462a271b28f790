import { ExampleAssembler, type FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { runSuite, type Selection, type Steps } from '../suite/cucumber.ts';

export interface ReferenceRun {
  /** Id of the decision to break; none for the server as it is. */
  readonly mutant?: string;
  readonly selection: Selection;
  readonly steps: Steps;
  readonly seed: number;
}

/** Runs Examples against the reference server in this thread. Throws when the run as a whole breaks. */
export async function judgeReference({ mutant, selection, steps, seed }: ReferenceRun): Promise<FinishedExample[]> {
  const assembler = new ExampleAssembler();
  const finished: FinishedExample[] = [];
  const problems: string[] = [];
  const target = { kind: 'reference', ...(mutant !== undefined && { mutant }) } as const;
  await runSuite(
    { selection, parameters: { target, seed, runTag: '', hurry: true }, parallel: 1, steps },
    (message) => {
      const example = assembler.accept(message);
      if (example) finished.push(example);
      if (message.testRunFinished?.exception)
        problems.push(message.testRunFinished.exception.message ?? 'the run broke');
    },
  );
  problems.push(...assembler.problems);
  if (problems.length > 0) throw new Error(`${mutant ?? 'the server as it is'}: ${problems.join('; ')}`);
  return finished;
}
