import { conclude } from '../../harness/verdict/conclusion.ts';
import { covers } from '../../harness/verdict/known.ts';
import type { ExampleRecord, RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import { failedChecks } from '../record/evidence.ts';
import { knownText } from '../record/known-text.ts';
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

/** Turns the Examples of one run into test cases. */
export function casesOf(record: RunRecord): (requirement: RequirementRecord) => readonly Case[] {
  const weighing = new Set(conclude(record).weighing.map(({ id }) => id));
  const today = record.startedAt.slice(0, 10);
  return (requirement) =>
    requirement.examples.map((example) => {
      const weighs = weighing.has(requirement.id) && !covers(requirement.known, example.id, today);
      return exampleCase(record, requirement, example, weighs);
    });
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

/** An Example as a test case: its class is the requirement. A failure is what fails the run, and nothing else. */
function exampleCase(record: RunRecord, requirement: RequirementRecord, example: ExampleRecord, weighs: boolean): Case {
  const outcome = outcomeFor(example, weighs);
  return {
    outcome,
    durationMs: example.durationMs,
    attributes: { name: example.name, classname: requirement.id },
    content: outcome === 'pass' ? [] : [element(record, requirement, example, outcome)],
  };
}

function outcomeFor({ verdict }: ExampleRecord, weighs: boolean): Outcome {
  if (verdict === 'pass') return 'pass';
  if (verdict === 'inconclusive') return 'error';
  return verdict === 'fail' && weighs ? 'failure' : 'skipped';
}

function element(
  record: RunRecord,
  requirement: RequirementRecord,
  example: ExampleRecord,
  name: Exclude<Outcome, 'pass'>,
): XmlElement {
  const { verdict, reason } = example;
  const message = reason ?? verdict;
  if (name !== 'skipped') {
    const type = requirement.finding ?? verdict;
    return { name, attributes: { message, type }, content: details(record, requirement, example) };
  }
  if (verdict !== 'fail') return { name, attributes: { message: `${verdict}: ${message}` } };
  const { known, finding } = requirement;
  const why = known ? `known deviation: ${knownText(known)}` : `${finding}, which does not fail the run`;
  return { name, attributes: { message: `${why}: ${message}` }, content: details(record, requirement, example) };
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
    `Example: ${example.feature}:${example.line}`,
    `Repeat: ${repeatCommand(record, requirement, example)}`,
  ].join('\n');
}
