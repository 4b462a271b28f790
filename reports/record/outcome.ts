import { type Conclusion, type ConclusionKind, conclude, ofTarget } from '../../harness/verdict/conclusion.ts';
import type { RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import { requirementCounts } from './counts.ts';
import { findingsOf } from './findings.ts';
import { listed, plural } from './plural.ts';
import { findings, findingWords } from './words.ts';

/** What a run shows as a whole. */
export interface Outcome {
  readonly kind: ConclusionKind;
  /** A few words: the headline. */
  readonly title: string;
  /** A sentence or two that claim no more than the run showed. */
  readonly sentence: string;
}

/** The conclusion of a run in words. The exit status follows from the same conclusion. */
export function outcomeOf(record: RunRecord): Outcome {
  const conclusion = conclude(record);
  const { title, sentence } = tellers[conclusion.kind](record, conclusion);
  return { kind: conclusion.kind, title, sentence: [sentence, ...remarks(record, conclusion)].join(' ') };
}

type Teller = (record: RunRecord, conclusion: Conclusion) => Pick<Outcome, 'title' | 'sentence'>;

const tellers: Readonly<Record<ConclusionKind, Teller>> = {
  'not-conformant': (record) => ({
    title: 'Not conformant',
    sentence: `${tally(record)} among ${plural(judgedCount(record), 'judged requirement')}${remainder(record)}.`,
  }),
  outdated: (record) => ({
    title: 'Known deviations are out of date',
    sentence: `${tally(record)} among ${plural(judgedCount(record), 'judged requirement')}${remainder(record)}.`,
  }),
  inconclusive: (record, { undecided }) => {
    const doubts = [
      ...(record.interrupted ? ['the run was stopped before its end'] : []),
      ...(record.problems.length > 0 ? [`the run had ${plural(record.problems.length, 'problem')} of its own`] : []),
      ...(undecided.length > 0 ? [`${named(undecided)} ${undecided.length === 1 ? 'is' : 'are'} inconclusive`] : []),
      ...(judgedCount(record) === 0 ? ['no requirement was judged'] : []),
    ];
    return { title: 'Inconclusive', sentence: `${tally(record)}, but ${listed(doubts)}${remainder(record)}.` };
  },
  conformant: (record) => {
    const judged = judgedCount(record);
    const all = ofTarget(record).filter(({ outOfScope }) => outOfScope === undefined).length;
    return {
      title: judged === all ? 'Conformant' : `Conformant in ${judged} of ${all} requirements`,
      sentence: `${tally(record)} among ${plural(judged, 'judged requirement')}${remainder(record)}.`,
    };
  },
};

/** What a reader must know beside the headline: filters, and deviations that the project knows of. */
function remarks(record: RunRecord, { excused, gone, leftOut, undecided, kind }: Conclusion): readonly string[] {
  const { tags, name, offers } = record.selection;
  const filters = [tags !== null && `--tags '${tags}'`, name !== null && `--name '${name}'`].filter(
    (each) => each !== false,
  );
  const part = filters.length > 0 ? ` (${filters.join(' ')})` : '';
  const verb = excused.length === 1 ? 'is a known deviation' : 'are known deviations';
  return [
    ...(excused.length > 0
      ? [`${named(excused)} ${verb} and ${excused.length === 1 ? 'does' : 'do'} not fail the run.`]
      : []),
    ...(gone.length > 0
      ? [
          `${named(gone)} passed in full: remove ${gone.length === 1 ? 'it' : 'them'} from the list of known deviations.`,
        ]
      : []),
    ...(leftOut.length > 0 ? [`Only part of the suite ran${part}.`] : []),
    ...(offers !== null ? [`The target is declared to offer only ${listed(offers)}.`] : []),
    ...(kind !== 'inconclusive' && undecided.length > 0
      ? [`${named(undecided)} ${undecided.length === 1 ? 'is' : 'are'} inconclusive.`]
      : []),
  ];
}

/** Requirements that got a pass or a fail. */
function judgedCount(record: RunRecord): number {
  const { pass, fail } = requirementCounts(record);
  return pass + fail;
}

/** `1 violation and 2 deviations`, `No violation (2 deviations)`. */
function tally(record: RunRecord): string {
  const found = findingsOf(record);
  const parts = findings.flatMap((finding) => {
    const count = found.filter((requirement) => requirement.finding === finding).length;
    return count > 0 ? [plural(count, findingWords[finding].label, findingWords[finding].many)] : [];
  });
  if (found.some(({ finding }) => finding === 'violation')) return listed(parts);
  return parts.length > 0 ? `No violation (${listed(parts)})` : 'No violation';
}

/** What the sentence must not be taken to speak of. */
function remainder(record: RunRecord): string {
  const counts = requirementCounts(record);
  const parts = (
    [
      [counts['not-run'], 'was not run', 'were not run'],
      [counts['not-offered'], 'is not offered by the target', 'are not offered by the target'],
      [counts.unjudged, 'is not judged yet', 'are not judged yet'],
    ] as const
  ).flatMap(([count, one, many]) => (count > 0 ? [plural(count, one, many)] : []));
  return parts.length > 0 ? `; ${listed(parts)}` : '';
}

const mostNamed = 5;

function named(requirements: readonly RequirementRecord[]): string {
  const ids = requirements.slice(0, mostNamed).map(({ id }) => id);
  const rest = requirements.length - ids.length;
  return listed(rest > 0 ? [...ids, `${rest} more`] : ids);
}
