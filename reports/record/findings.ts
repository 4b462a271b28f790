import type { ExampleRecord, RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import type { Finding } from '../../harness/verdict/verdict.ts';
import { findings } from './words.ts';

/** A failed requirement with what it weighs. */
export type FoundRequirement = RequirementRecord & { readonly finding: Finding };

/** The failed requirements, heaviest first, otherwise in the draft's order. */
export function findingsOf(record: RunRecord): readonly FoundRequirement[] {
  const found = record.requirements.filter((requirement): requirement is FoundRequirement => !!requirement.finding);
  return found.toSorted((a, b) => findings.indexOf(a.finding) - findings.indexOf(b.finding));
}

/** The requirements that were tried and could not be decided. */
export function undecidedOf(record: RunRecord): readonly RequirementRecord[] {
  return record.requirements.filter((requirement) => requirement.verdict === 'inconclusive');
}

/** Known deviations that no longer deviate: the target's file should drop them. */
export function outlivedDeviations(record: RunRecord): readonly RequirementRecord[] {
  return record.requirements.filter((requirement) => requirement.known && requirement.verdict === 'pass');
}

/** The Examples that gave a requirement its verdict. */
export function decisiveExamples(requirement: RequirementRecord): readonly ExampleRecord[] {
  return requirement.examples.filter((example) => example.verdict === requirement.verdict);
}
