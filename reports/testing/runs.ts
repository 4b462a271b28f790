import { buildRecord, type RunFacts } from '../../harness/verdict/build-record.ts';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { failingExamples } from './failing-examples.ts';
import { left, notOffered, notReached } from './idle-examples.ts';
import { passingExamples } from './passing-examples.ts';

/** A run of these Examples; the facts that matter to a test can be given. */
export function runOf(examples: readonly FinishedExample[], facts: Partial<RunFacts> = {}): RunRecord {
  const inSuite = new Map<string, number>();
  for (const { requirement } of examples) {
    if (requirement !== undefined) inSuite.set(requirement, (inSuite.get(requirement) ?? 0) + 1);
  }
  return buildRecord(
    defaultEdition,
    {
      suite: '0.1.0',
      target: { name: 'Example HS 1.2', argument: 'http://hs.example:8008', serverName: 'hs.example' },
      dialect: 'draft-2014-08',
      learnt: [],
      strict: false,
      selection: { tags: null, name: null, offers: null },
      seed: 20140828,
      startedAt: new Date(Date.UTC(2026, 2, 14, 9, 26, 52)),
      durationMs: 4213,
      interrupted: false,
      problems: [],
      knownDeviations: [],
      inSuite,
      ...facts,
    },
    examples,
  );
}

/** A run that finds nothing: the reference server's. */
export function passingRun(): RunRecord {
  return runOf([...passingExamples, left, notOffered], {
    target: { name: 'Touchstone reference server', argument: 'reference', serverName: 'hs.example' },
  });
}

/** A run with a finding of every weight, one of them known, and something undecided. */
export function failingRun(): RunRecord {
  return runOf([...passingExamples, left, notOffered, ...failingExamples], {
    durationMs: 64_300,
    knownDeviations: [
      {
        requirement: 'login.localpart',
        reason: 'Older clients expect the localpart.',
        issue: 'HS-311',
        expires: '2027-01-31',
      },
      { requirement: 'txn.object', reason: 'Lists were taken for transactions.', issue: 'HS-207' },
    ],
  });
}

/** A run that was stopped in the middle, before it found anything. */
export function interruptedRun(): RunRecord {
  return runOf([...passingExamples.slice(0, 5), notReached], { interrupted: true, durationMs: 1180 });
}
