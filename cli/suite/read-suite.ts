import { ExampleAssembler } from '../../harness/verdict/example-assembler.ts';
import type { ExampleRecord } from '../../harness/verdict/run-record.ts';
import { readFeatures, type Selection } from './cucumber.ts';

/** An Example as the features tell it. */
export interface ToldExample extends Pick<ExampleRecord, 'id' | 'feature' | 'line' | 'name'> {
  /** The requirement it judges; undefined where its Rule names none. */
  readonly requirement: string | undefined;
}

/** The Examples of the suite, in the order of the features. Throws when a feature cannot be read. */
export async function readSuite(selection: Selection): Promise<readonly ToldExample[]> {
  const assembler = new ExampleAssembler();
  const examples: ToldExample[] = [];
  await readFeatures(selection, (message) => {
    const finished = assembler.accept(message);
    if (!finished) return;
    const { id, feature, line, name } = finished.record;
    examples.push({ requirement: finished.requirement, id, feature, line, name });
  });
  if (assembler.problems.length > 0) throw new Error(`the features cannot be read: ${assembler.problems.join('; ')}`);
  return examples;
}
