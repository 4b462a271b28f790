import { createColors } from 'picocolors';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { causesOf } from '../record/causes.ts';
import { passedAndFailed, requirementCounts } from '../record/counts.ts';
import { durationText } from '../record/duration.ts';
import { findingsOf } from '../record/findings.ts';
import { outcomeOf } from '../record/outcome.ts';
import { plural } from '../record/plural.ts';
import { visible } from '../record/visible-text.ts';
import { standings, standingWords, verdicts } from '../record/words.ts';
import { type Colours, causeBlock, findingBlock } from './blocks.ts';

/**
 * What `touchstone run` says at its end: a block per finding and per cause of what stayed inconclusive, the counts, and as the last line,
 * never coloured, `N passed, N failed` (Examples). Ends with a newline.
 */
export function summaryText(hostileRecord: RunRecord, options: { colour: boolean }): string {
  const record = visible(hostileRecord);
  const colours = createColors(options.colour);
  const blocks = [
    ...findingsOf(record).map((requirement) => findingBlock(record, requirement, colours)),
    ...causesOf(record).map((cause) => causeBlock(record, cause, colours)),
    notices(record, colours),
    outcomeBlock(record, colours),
    countLines(record),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${text.join('\n\n')}\n${passedAndFailed(record)}\n`;
}

function notices(record: RunRecord, { yellow }: Colours): readonly string[] {
  return [
    ...(record.interrupted ? ['The run was stopped before its end: this is a partial summary.'] : []),
    ...record.problems.map((problem) => `Problem of the run: ${problem.replaceAll('\n', '\n  ')}`),
  ].map((line) => yellow(line));
}

function outcomeBlock(record: RunRecord, { bold, green, red, yellow }: Colours): readonly string[] {
  const { kind, title, sentence } = outcomeOf(record);
  const colour = { conformant: green, 'not-conformant': red, outdated: red, inconclusive: yellow }[kind];
  return [`${bold(colour(title))}: ${record.target.name}`, sentence];
}

function countLines(record: RunRecord): readonly string[] {
  const requirements = requirementCounts(record);
  const { examples } = record.totals;
  const count = sum(Object.values(examples));
  return [
    `${plural(record.requirements.length, 'requirement')}: ${tally(standings, requirements)}`,
    `${plural(count, 'Example')} in ${durationText(record.durationMs)}, seed ${record.seed}: ${tally(verdicts, examples)}`,
  ];
}

function tally<Key extends keyof typeof standingWords>(
  keys: readonly Key[],
  counts: Readonly<Record<Key, number>>,
): string {
  const parts = keys.filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${standingWords[key].label}`);
  return parts.length > 0 ? parts.join(', ') : 'none';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
