import type { ExampleRecord, RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import type { Verdict } from '../../harness/verdict/verdict.ts';
import { failedChecks } from '../record/evidence.ts';
import { repeatCommand } from '../repeat-command.ts';
import type { XmlElement } from './xml.ts';

type Outcome = 'pass' | 'failure' | 'error' | 'skipped';

/** One test case of JUnit's. */
export interface Case {
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly attributes: XmlElement['attributes'];
  readonly content: readonly XmlElement[];
}

const outcomes: Readonly<Record<Verdict, Outcome>> = {
  pass: 'pass',
  fail: 'failure',
  inconclusive: 'error',
  'not-offered': 'skipped',
  'not-run': 'skipped',
};

/** An Example as a test case: its class is the requirement, and only the verdict fail is a failure. */
export function exampleCase(record: RunRecord, requirement: RequirementRecord, example: ExampleRecord): Case {
  const outcome = outcomes[example.verdict];
  const { name, feature, line, durationMs, verdict, reason } = example;
  const message = reason ?? verdict;
  const element = (): XmlElement => {
    if (outcome === 'skipped') return { name: outcome, attributes: { message: `${verdict}: ${message}` } };
    const type = requirement.finding ?? verdict;
    return { name: outcome, attributes: { message, type }, content: details(record, requirement, example) };
  };
  return {
    outcome,
    durationMs,
    attributes: { name, classname: requirement.id, file: feature, line },
    content: outcome === 'pass' ? [] : [element()],
  };
}

/** A fault of the run as a whole: an error, so that no CI takes the run for a clean one. */
export function problemCase(problem: string): Case {
  return {
    outcome: 'error',
    durationMs: 0,
    attributes: { name: problem, classname: 'touchstone' },
    content: [{ name: 'error', attributes: { message: problem, type: 'run' } }],
  };
}

function details(record: RunRecord, requirement: RequirementRecord, example: ExampleRecord): string {
  return [
    `${requirement.id} (${requirement.level}, ${requirement.source}): ${requirement.text}`,
    ...failedChecks(example).flatMap((check) => [
      '',
      check.text,
      `  expected: ${check.expected}`,
      `  actual:   ${check.actual}`,
      `  exchanges: ${check.exchanges.join(', ')}`,
    ]),
    ...(example.verdict === 'fail' ? [] : ['', example.reason ?? '']),
    '',
    `Repeat: ${repeatCommand(record, requirement, example)}`,
  ].join('\n');
}
