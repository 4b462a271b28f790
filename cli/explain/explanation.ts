import { createColors } from 'picocolors';
import type { Mutant } from '../../harness/mutants/mutant.ts';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { visibleText } from '../../reports/record/visible-text.ts';
import { impactWords, partyWords } from '../../reports/record/words.ts';
import type { Edition } from '../../spec/editions/index.ts';
import type { Requirement } from '../../spec/registry.ts';
import type { ToldExample } from '../suite/read-suite.ts';

/** All that is known of a requirement. */
export interface Known {
  readonly edition: Pick<Edition, 'levels' | 'sourceOf'>;
  readonly requirement: Requirement;
  /** Its source's own words, where they are at hand. */
  readonly quote?: string | undefined;
  /** The Examples that judge it. */
  readonly examples: readonly ToldExample[];
  readonly mutants: readonly Pick<Mutant, 'id' | 'breaks'>[];
  /** The last run's file; `record` is undefined where it cannot be read. */
  readonly lastRun: { readonly file: string; readonly record: RunRecord | undefined } | undefined;
}

/** A requirement in words: what, where, how strongly, judged by what, and with what verdict. */
export function explanationOf(known: Known, colour: boolean): string {
  const { bold, dim } = createColors(colour);
  const { edition, requirement, quote, examples, mutants } = known;
  const { id, text, why, level, party, impact, outOfScope, heading } = requirement;
  const section = (title: string, entries: readonly string[], none: string) => [
    '',
    bold(title),
    ...(entries.length > 0 ? entries : [none]).map((entry) => `  ${entry}`),
  ];
  return [
    `${bold(id)}  ${text}`,
    `  ${level}: ${edition.levels[level]}`,
    `  Binds the ${partyWords[party]}.`,
    `  Source: ${edition.sourceOf(requirement)}, under "${heading}".`,
    ...(quote ? quote.split('\n').map((line) => dim(`  > ${line}`)) : []),
    ...(why ? [`  Why: ${why}.`] : []),
    `  Impact: ${impactWords[impact]}.`,
    ...(outOfScope ? [`  Out of scope: ${outOfScope}`] : []),
    ...section(
      'Judged by',
      examples.map(({ name, feature, line }) => `${name}  ${dim(`${feature}:${line}`)}`),
      'no Example yet',
    ),
    ...section(
      'Broken on purpose by',
      mutants.map((mutant) => `${mutant.id}  ${dim(mutant.breaks)}`),
      'no mutant yet',
    ),
    ...section('Last verdict', lastVerdict(known), 'none: there is no report here'),
    '',
  ].join('\n');
}

function lastVerdict({ requirement, lastRun }: Known): readonly string[] {
  if (!lastRun) return [];
  if (!lastRun.record) return [`unknown: ${lastRun.file} is not a run record of this version`];
  const { target, startedAt, requirements } = lastRun.record;
  const found = requirements.find(({ id }) => id === requirement.id);
  const reasons = found?.examples.flatMap(({ name, reason }) => (reason === null ? [] : [`${name}: ${reason}`])) ?? [];
  return [
    `${found?.verdict ?? 'not-run'}  ${target.name}, ${startedAt} (${lastRun.file})`,
    ...reasons.map((reason) => reason.replaceAll(/\s+/g, ' ')),
  ].map(visibleText);
}
