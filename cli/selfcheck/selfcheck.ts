import { createColors } from 'picocolors';
import type { Mutant } from '../../harness/mutants/mutant.ts';
import { type Fate, fateOf, gapsOf, neighboursOf } from '../../harness/mutants/selfcheck.ts';
import { durationText } from '../../reports/record/duration.ts';
import { plural } from '../../reports/record/plural.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { askedEdition, mutantsOf } from '../editions.ts';
import type { ExitStatus } from '../exit-status.ts';
import { exampleLine } from '../run/example-line.ts';
import { loadSteps, type Selection } from '../suite/cucumber.ts';
import { readSuite } from '../suite/read-suite.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { chosenMutants } from './chosen-mutants.ts';
import type { SelfcheckRequest } from './command.ts';
import { judgeReference } from './judge-reference.ts';
import { selectionFor } from './selection-for.ts';
import { carryOutAll } from './workers.ts';

/** Carries out `touchstone selfcheck`. */
export async function selfcheck(request: SelfcheckRequest, terminal: Terminal): Promise<ExitStatus> {
  const edition = askedEdition(request.edition) ?? defaultEdition;
  const mutants = await mutantsOf(edition);
  const chosen = chosenMutants(mutants, request.only);
  if (request.list) {
    for (const { id, breaks } of chosen) terminal.out(`${id}  ${breaks}\n`);
    return 0;
  }
  const colours = createColors(terminal.colour);
  const judged = [...new Set((await readSuite({ edition })).flatMap(({ requirement }) => requirement ?? []))];
  const gaps = request.only ? [] : gapsOf(mutants, judged, (id) => edition.registry.find(id) !== undefined);
  const steps = await loadSteps(edition);
  const { seed } = request;
  const examplesFor = (requirements: readonly string[], broken: readonly string[]): Selection => ({
    edition,
    ...selectionFor({ requirements: request.all ? judged : requirements, broken }),
  });

  const families = [...new Set(chosen.flatMap(({ requirement }) => neighboursOf(requirement, judged)))];
  const unbroken = await judgeReference({ selection: examplesFor(families, families), steps, seed });
  const faults = unbroken.filter(({ record }) => record.verdict !== 'pass');
  for (const fault of faults) terminal.out(`${exampleLine(fault, colours)}\n`);
  terminal.out(
    `the server as it is: ${unbroken.length - faults.length} of ${plural(unbroken.length, 'Example')} pass\n`,
  );

  let killed = 0;
  const jobs = chosen.map((mutant) => ({
    mutant,
    selection: examplesFor(neighboursOf(mutant.requirement, judged), [mutant.requirement]),
  }));
  await carryOutAll(jobs, seed, ({ mutant }, done) => {
    const fate = fateOf(mutant.requirement, done.examples);
    if (fate.kind === 'killed') killed++;
    terminal.out(`${fateLine(mutant, fate, done.durationMs, colours)}\n`);
  });
  for (const gap of gaps) terminal.out(`${colours.red('gap')}  ${gap}\n`);
  terminal.out(`${killed} passed, ${chosen.length - killed} failed\n`);
  return killed === chosen.length && faults.length === 0 && gaps.length === 0 ? 0 : 1;
}

function fateLine(
  { id, breaks }: Mutant,
  fate: Fate,
  durationMs: number,
  { green, red, dim }: ReturnType<typeof createColors>,
): string {
  if (fate.kind === 'killed') return `${green(fate.kind)}  ${id}  ${dim(durationText(durationMs))}`;
  return `${red(fate.kind)}  ${id}  ${fate.why}  (${breaks})`;
}
