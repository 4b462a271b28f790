import type { Edition } from '../../spec/editions/index.ts';
import type { Requirement } from '../../spec/registry.ts';
import type { FinishedExample } from './example-assembler.ts';
import type { ExampleRecord, KnownDeviation, RequirementRecord, RunRecord, Source } from './run-record.ts';
import { type Finding, findingOf, type Verdict, worst } from './verdict.ts';

/** What a run is about, besides its Examples. */
export interface RunFacts
  extends Pick<
    RunRecord,
    'suite' | 'target' | 'dialect' | 'learnt' | 'strict' | 'selection' | 'seed' | 'durationMs' | 'interrupted'
  > {
  readonly startedAt: Date;
  readonly problems: readonly string[];
  readonly knownDeviations: readonly KnownDeviation[];
  /** How many Examples the suite has for each requirement that it judges. */
  readonly inSuite: ReadonlyMap<string, number>;
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
    const { id, level, party, impact, heading, lines, text, outOfScope } = requirement;
    const quote = facts.quoteOf?.(requirement);
    return {
      ...{ id, level, party, impact, heading, text },
      source: edition.sourceOf(requirement),
      ...(lines !== undefined && { lines }),
      ...(quote !== undefined && { quote }),
      ...(outOfScope !== undefined && { outOfScope }),
      judged: facts.inSuite.has(id),
      examplesInSuite: facts.inSuite.get(id) ?? 0,
      verdict,
      finding: findingOf(level, verdict),
      known: facts.knownDeviations.find((known) => known.requirement === id) ?? null,
      examples,
    };
  });
  const { startedAt, knownDeviations: _, inSuite: __, quoteOf: ___, problems, ...rest } = facts;
  return {
    edition: edition.id,
    source: sourceRecord(edition),
    ...rest,
    startedAt: startedAt.toISOString(),
    problems: [...problems, ...strays.map((id) => `an Example names no requirement of the registry: "${id}"`)],
    totals: totalsOf(requirements),
    requirements,
  };
}

/** What an edition says about itself, for reports. */
function sourceRecord({ title, levels, sections }: Edition): Source {
  const chapterOf = (index: number) => sections.slice(0, index).findLast(({ level }) => level === 1)?.title ?? null;
  return {
    title,
    levels,
    sections: sections.map((section, index) => ({
      title: section.title,
      chapter: section.level === 1 ? null : chapterOf(index),
    })),
  };
}

/** Rows of party `client` judge Touchstone's own client, and some are out of scope: they are counted apart. Every row counts once. */
function totalsOf(all: readonly RequirementRecord[]): RunRecord['totals'] {
  const { own = [], target = [] } = Object.groupBy(all, ({ party }) => (party === 'client' ? 'own' : 'target'));
  const {
    judged = [],
    unjudged = [],
    outOfScope = [],
  } = Object.groupBy(target, (requirement) => {
    if (requirement.outOfScope !== undefined) return 'outOfScope';
    return requirement.judged ? 'judged' : 'unjudged';
  });
  const weighing = (weight: Finding) => target.filter(({ finding }) => finding === weight).length;
  return {
    examples: countVerdicts(examplesOf(target)),
    requirements: countVerdicts(judged),
    unjudged: unjudged.length,
    outOfScope: outOfScope.length,
    ownClient: { requirements: own.length, examples: countVerdicts(examplesOf(own)) },
    findings: {
      violation: weighing('violation'),
      deviation: weighing('deviation'),
      observation: weighing('observation'),
    },
  };
}

function examplesOf(requirements: readonly RequirementRecord[]): readonly ExampleRecord[] {
  return requirements.flatMap(({ examples }) => examples);
}

function countVerdicts(judged: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, 'not-offered': 0, 'not-run': 0 };
  for (const { verdict } of judged) counts[verdict]++;
  return counts;
}

function byPlace(a: ExampleRecord, b: ExampleRecord): number {
  return a.feature.localeCompare(b.feature) || a.line - b.line;
}
