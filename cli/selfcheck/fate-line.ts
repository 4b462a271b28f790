import type { createColors } from 'picocolors';
import { isPortable, type Mutant } from '../../harness/mutants/mutant.ts';
import type { Fate } from '../../harness/mutants/selfcheck.ts';
import { durationText } from '../../reports/record/duration.ts';

/** A mutant in a list: its id, whether it can stand before any server, and what it breaks. */
export function mutantLine(mutant: Pick<Mutant, 'id' | 'breaks' | 'rules' | 'ports'>): string {
  return `${mutant.id}${isPortable(mutant) ? '  (edge)' : ''}  ${mutant.breaks}`;
}

/** What became of a mutant, in a line. */
export function fateLine(
  { id, breaks }: Pick<Mutant, 'id' | 'breaks'>,
  fate: Fate,
  durationMs: number,
  { green, red, dim }: ReturnType<typeof createColors>,
): string {
  if (fate.kind === 'killed') return `${green(fate.kind)}  ${id}  ${dim(durationText(durationMs))}`;
  return `${red(fate.kind)}  ${id}  ${fate.why}  (${breaks})`;
}
