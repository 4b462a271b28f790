import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import type { Verdict } from '../../harness/verdict/verdict.ts';
import { durationText } from '../../reports/record/duration.ts';
import { visibleText } from '../../reports/record/visible-text.ts';
import type { Colours } from '../../reports/terminal/blocks.ts';

const colourOf: Readonly<Record<Verdict, 'green' | 'red' | 'yellow' | 'dim'>> = {
  pass: 'green',
  fail: 'red',
  inconclusive: 'yellow',
  'not-offered': 'dim',
  'not-run': 'dim',
};

/** A longer reason is for the summary. */
const longestReason = 160;

/** An Example that has ended, in one line: `pass  txn.idempotent  Sent twice, answered alike  12 ms`. */
export function exampleLine({ requirement, record }: FinishedExample, colours: Colours): string {
  const { verdict, name, durationMs, reason } = record;
  const parts = [
    colours[colourOf[verdict]](verdict),
    requirement ?? 'no requirement',
    oneLine(name),
    colours.dim(durationText(durationMs)),
  ];
  if (reason !== null) parts.push(oneLine(reason).slice(0, longestReason));
  return parts.join('  ');
}

/** What came from a target must neither break the line nor steer the terminal. */
export function oneLine(text: string): string {
  return visibleText(text.replaceAll(/\s+/g, ' '));
}
