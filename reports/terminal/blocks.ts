import type { createColors } from 'picocolors';
import type { ExampleRecord, RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import { type Cause, requirementsOf } from '../record/causes.ts';
import { clip } from '../record/clip.ts';
import { citedText, failedChecks } from '../record/evidence.ts';
import { decisiveExamples, type FoundRequirement } from '../record/findings.ts';
import { knownText } from '../record/known-text.ts';
import { listed, plural } from '../record/plural.ts';
import { repeatCommand } from '../repeat-command.ts';

export type Colours = ReturnType<typeof createColors>;

/** The lines of one block. */
export type Block = readonly string[];

/** A longer value is for the report; the terminal shows its beginning. */
const longestValueChars = 600;

/** A failed requirement: what it says, then each failed Example with expected, actual and the command. */
export function findingBlock(record: RunRecord, requirement: FoundRequirement, colours: Colours): Block {
  const { bold, red, yellow, cyan, dim } = colours;
  const weight = { violation: red, deviation: yellow, observation: cyan };
  const { known, finding } = requirement;
  return [
    `${bold(weight[finding](finding.toUpperCase()))}  ${identity(requirement, colours)}`,
    `  ${requirement.text}`,
    ...(known ? [dim(`  known deviation: ${knownText(known)}`)] : []),
    ...decisiveExamples(requirement).flatMap((example) => [
      ...exampleLines(example, colours),
      ...failedChecks(example).flatMap((check) => [
        field('check', check.text, colours),
        field('expected', check.expected, colours),
        field('actual', check.actual, colours, bold),
        field('exchanges', citedText(check), colours),
      ]),
      field('repeat', repeatCommand(record, requirement, example), colours),
    ]),
  ];
}

/** A cause that left Examples inconclusive, said once for all of them. */
export function causeBlock(record: RunRecord, cause: Cause, colours: Colours): Block {
  const { bold, yellow, dim } = colours;
  const [first, ...others] = cause.stopped;
  if (!first) return [];
  const { requirement, example } = first;
  const ids = requirementsOf(cause).map(({ id }) => id);
  const head =
    others.length > 0
      ? bold(`${plural(cause.stopped.length, 'Example')} stopped by one cause`)
      : identity(requirement, colours);
  return [
    `${bold(yellow('INCONCLUSIVE'))}  ${head}`,
    field('because', cause.reason, colours),
    ...(others.length > 0 ? [field('stops', listed(ids), colours)] : [dim(`  ${requirement.text}`)]),
    ...exampleLines(example, colours),
    field('repeat', repeatCommand(record, requirement, example), colours),
  ];
}

function identity({ id, level, source }: RequirementRecord, { bold, dim }: Colours): string {
  return `${bold(id)}  ${dim(`${level}, ${source}`)}`;
}

function exampleLines(example: ExampleRecord, colours: Colours): Block {
  return [field('Example', example.name, colours), `            ${colours.dim(`${example.feature}:${example.line}`)}`];
}

/** A label and its value. Further lines of the value are indented, so that no value can pass for a line of ours. */
function field(label: string, value: string, { dim }: Colours, emphasis: (text: string) => string = String): string {
  const { text, leftOut } = clip(value, longestValueChars);
  const shown = emphasis(text.replaceAll('\n', `\n${' '.repeat(12)}`));
  const rest = leftOut > 0 ? ` … (${leftOut} more characters in the report)` : '';
  return `  ${dim(label.padEnd(9))} ${shown}${rest}`;
}
