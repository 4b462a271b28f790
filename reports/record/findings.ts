import { ofTarget } from '../../harness/verdict/conclusion.ts';
import type { ExampleRecord, RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import type { Finding } from '../../harness/verdict/verdict.ts';
import { findings, impacts } from './words.ts';

/** A failed requirement with what it weighs. */
export type FoundRequirement = RequirementRecord & { readonly finding: Finding };

/** The target's failed requirements, heaviest first, of those the gravest impact first, otherwise in the order of the source. */
export function findingsOf(record: RunRecord): readonly FoundRequirement[] {
  const found = ofTarget(record).filter((requirement): requirement is FoundRequirement => !!requirement.finding);
  return found.toSorted(
    (a, b) =>
      findings.indexOf(a.finding) - findings.indexOf(b.finding) ||
      impacts.indexOf(a.impact) - impacts.indexOf(b.impact),
  );
}

/** The Examples that gave a requirement its verdict. */
export function decisiveExamples(requirement: RequirementRecord): readonly ExampleRecord[] {
  return requirement.examples.filter((example) => example.verdict === requirement.verdict);
}
