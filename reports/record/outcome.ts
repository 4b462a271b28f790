import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { requirementCounts } from './counts.ts';
import { findingsOf } from './findings.ts';
import { listed, plural } from './plural.ts';
import { findings, findingWords } from './words.ts';

/** What a run shows as a whole. */
export interface Outcome {
  readonly kind: 'conformant' | 'not-conformant' | 'undecided';
  /** A few words. */
  readonly title: string;
  /** One sentence that claims no more than the run showed. */
  readonly sentence: string;
}

/**
 * A violation makes a run not conformant, known to its project or not. Conformant takes more than its absence: something was
 * judged, nothing stayed inconclusive, and the run neither broke nor was stopped.
 */
export function outcomeOf(record: RunRecord): Outcome {
  const found = findingsOf(record);
  const counts = requirementCounts(record);
  const judged = counts.pass + counts.fail;
  if (found.some((requirement) => requirement.finding === 'violation')) {
    const tally = listed(
      findings.flatMap((finding) => {
        const count = found.filter((requirement) => requirement.finding === finding).length;
        return count > 0 ? [plural(count, findingWords[finding].label, findingWords[finding].many)] : [];
      }),
    );
    return notConformant(`${tally} among ${plural(judged, 'requirement')} judged${remainder(record)}.`);
  }
  const doubts = [
    ...(record.interrupted ? ['the run was stopped before its end'] : []),
    ...(record.problems.length > 0 ? [`the run had ${plural(record.problems.length, 'problem')} of its own`] : []),
    ...(counts.inconclusive > 0 ? [`${plural(counts.inconclusive, 'requirement')} stayed inconclusive`] : []),
    ...(judged === 0 ? ['no requirement was judged'] : []),
  ];
  if (doubts.length > 0) return undecided(`No violation was found, but ${listed(doubts)}.`);
  const others = found.length > 0 ? ` (${plural(found.length, 'weaker finding')} below)` : '';
  return conformant(`No violation among ${plural(judged, 'requirement')} judged${others}${remainder(record)}.`);
}

/** What the sentence must not be taken to speak of. */
function remainder(record: RunRecord): string {
  const counts = requirementCounts(record);
  const parts = (
    [
      [counts['not-run'], 'was not run', 'were not run'],
      [counts['not-offered'], 'is not offered by the target', 'are not offered by the target'],
      [counts.unjudged, 'is not judged by this suite yet', 'are not judged by this suite yet'],
    ] as const
  ).flatMap(([count, one, many]) => (count > 0 ? [plural(count, one, many)] : []));
  return parts.length > 0 ? `; ${listed(parts)}` : '';
}

const conformant = (sentence: string): Outcome => ({ kind: 'conformant', title: 'Conformant', sentence });
const notConformant = (sentence: string): Outcome => ({ kind: 'not-conformant', title: 'Not conformant', sentence });
const undecided = (sentence: string): Outcome => ({ kind: 'undecided', title: 'Undecided', sentence });
