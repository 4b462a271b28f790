import type { Edition } from '../../spec/editions/index.ts';
import type { Requirement } from '../../spec/registry.ts';
import type { FinishedExample } from './example-assembler.ts';
import type { ExampleRecord, KnownDeviation, RequirementRecord, RunRecord } from './run-record.ts';
import { findingOf, type Verdict, worst } from './verdict.ts';

/** What a run is about, besides its Examples. */
export interface RunFacts
  extends Pick<RunRecord, 'suite' | 'target' | 'dialect' | 'seed' | 'durationMs' | 'interrupted'> {
  readonly startedAt: Date;
  readonly problems: readonly string[];
  readonly knownDeviations: readonly KnownDeviation[];
  /** The requirements that the suite has an Example for. */
  readonly judged: ReadonlySet<string>;
  /** The source's own words for a requirement, where its text is at hand. */
  readonly quoteOf?: (requirement: Requirement) => string | undefined;
}

/** The record of a run. Every row of the registry is in it, whether it was judged or not. */
export function buildRecord(edition: Edition, facts: RunFacts, finished: readonly FinishedExample[]): RunRecord {
  const { registry } = edition;
  const byRequirement = Map.groupBy(finished, (example) => example.requirement ?? '');
  const strays = [...byRequirement.keys()].filter((id) => !registry.find(id));
  const requirements = registry.requirements.map((requirement): RequirementRecord => {
    const examples = (byRequirement.get(requirement.id) ?? []).map(({ record }) => record).toSorted(byPlace);
    const verdict = worst(examples.map((example) => example.verdict));
    const { id, level, party, impact, heading, lines, text } = requirement;
    const quote = facts.quoteOf?.(requirement);
    return {
      ...{ id, level, party, impact, heading, text },
      source: edition.sourceOf(requirement),
      ...(lines !== undefined && { lines }),
      ...(quote !== undefined && { quote }),
      judged: facts.judged.has(id),
      verdict,
      finding: findingOf(level, verdict),
      known: facts.knownDeviations.find((known) => known.requirement === id) ?? null,
      examples,
    };
  });
  const { startedAt, knownDeviations: _, judged: __, quoteOf: ___, problems, ...rest } = facts;
  return {
    edition: edition.id,
    ...rest,
    startedAt: startedAt.toISOString(),
    problems: [...problems, ...strays.map((id) => `an Example names no requirement of the registry: "${id}"`)],
    totals: {
      examples: countVerdicts(finished.map(({ record }) => record.verdict)),
      requirements: countVerdicts(requirements.map(({ verdict }) => verdict)),
      unjudged: requirements.filter((requirement) => !requirement.judged).length,
      findings: {
        violation: requirements.filter(({ finding }) => finding === 'violation').length,
        deviation: requirements.filter(({ finding }) => finding === 'deviation').length,
        observation: requirements.filter(({ finding }) => finding === 'observation').length,
      },
    },
    requirements,
  };
}

function countVerdicts(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, 'not-offered': 0, 'not-run': 0 };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}

function byPlace(a: ExampleRecord, b: ExampleRecord): number {
  return a.feature.localeCompare(b.feature) || a.line - b.line;
}
