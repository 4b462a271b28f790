import type { Envelope } from '@cucumber/messages';
import { runSuite, type Steps } from '../../cli/suite/cucumber.ts';
import type { RecordedExample } from '../../harness/replay/replay-example.ts';
import { ExampleAssembler } from '../../harness/verdict/example-assembler.ts';
import { defaultEdition } from '../../spec/editions/index.ts';

/** What can be done again by its exchanges alone: no browser, no mail, no consent at a service. */
const selection = { edition: defaultEdition, tags: 'not @browser and not @mail and not @oauth' };

/** Runs the suite against the reference server in this process, and keeps every exchange with how long its Example took. */
export async function recordSuite(steps: Steps, seed: number): Promise<readonly RecordedExample[]> {
  const assembler = new ExampleAssembler();
  const examples: RecordedExample[] = [];
  let startedMs = 0;
  const parameters = { target: { kind: 'reference' as const }, seed, runTag: 'bench', hurry: false, parties: false };
  await runSuite({ selection, parameters, parallel: 1, steps }, (message: Envelope) => {
    if (message.testCaseStarted) startedMs = millisecondsOf(message.testCaseStarted.timestamp);
    const finished = assembler.accept(message);
    if (!finished || !message.testCaseFinished) return;
    const durationMs = millisecondsOf(message.testCaseFinished.timestamp) - startedMs;
    examples.push({ id: finished.record.id, exchanges: finished.exchanges, durationMs });
  });
  return examples;
}

function millisecondsOf({ seconds, nanos }: { seconds: number; nanos: number }): number {
  return seconds * 1000 + nanos / 1e6;
}
