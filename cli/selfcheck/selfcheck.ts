import { createColors } from 'picocolors';
import { isPortable, type Mutant } from '../../harness/mutants/mutant.ts';
import { fateOf, gapsOf, type MutantExample, neighboursOf } from '../../harness/mutants/selfcheck.ts';
import { killChildren } from '../../harness/targets/child-process.ts';
import { parseTargetArgument } from '../../harness/targets/descriptor.ts';
import { editionOf } from '../../harness/targets/edition-of.ts';
import { hasFixedParties } from '../../harness/targets/party-places.ts';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { plural } from '../../reports/record/plural.ts';
import { askedEdition, mutantsOf } from '../editions.ts';
import type { ExitStatus } from '../exit-status.ts';
import { exampleLine } from '../run/example-line.ts';
import { meetTarget } from '../run/known-target.ts';
import { loadSteps, type Selection } from '../suite/cucumber.ts';
import { readSuite } from '../suite/read-suite.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { chosenMutants } from './chosen-mutants.ts';
import { fateLine, mutantLine } from './fate-line.ts';
import { judgeTarget } from './judge-target.ts';
import type { SelfcheckRequest } from './request.ts';
import { selectionFor } from './selection-for.ts';
import { carryOutAll } from './workers.ts';

/** Carries out `touchstone selfcheck`. */
export async function selfcheck(request: SelfcheckRequest, terminal: Terminal): Promise<ExitStatus> {
  process.once('exit', killChildren);
  const asked = parseTargetArgument(request.target);
  const edition = editionOf(asked, askedEdition(request.edition));
  const mutants = await mutantsOf(edition);
  const named = chosenMutants(mutants, request.only);
  if (request.list) {
    for (const mutant of named) terminal.out(`${mutantLine(mutant)}\n`);
    return 0;
  }
  const isOurs = asked.kind === 'reference';
  const chosen = named.filter((mutant) => isOurs || isPortable(mutant));
  const colours = createColors(terminal.colour);
  const judged = [...new Set((await readSuite({ edition })).flatMap(({ requirement }) => requirement ?? []))];
  const gaps = request.only || !isOurs ? [] : gapsOf(mutants, judged, (id) => edition.registry.find(id) !== undefined);
  const headingOf = (id: string) => edition.registry.find(id)?.heading;
  const neighbours = ({ requirement }: Mutant) => neighboursOf(requirement, judged, headingOf);
  const examplesFor = (requirements: readonly string[], broken: readonly string[]): Selection => ({
    edition,
    ...selectionFor({ requirements: request.all ? judged : requirements, broken }),
  });

  const { seed } = request;
  const met = isOurs ? undefined : await meetTarget(asked, { edition, seed, parallel: 2 });
  const target = met?.descriptor ?? asked;
  try {
    const broken = [...new Set(chosen.map(({ requirement }) => requirement))];
    const selection = examplesFor([...new Set(chosen.flatMap(neighbours))], broken);
    const unbroken = await judgeTarget({ target, selection, steps: await loadSteps(edition), seed });
    const faults = unbroken.filter(
      ({ record: { verdict } }) => verdict !== 'pass' && (isOurs || verdict !== 'not-offered'),
    );
    for (const fault of faults) terminal.out(`${exampleLine(fault, colours)}\n`);
    const passed = unbroken.filter(({ record }) => record.verdict === 'pass').length;
    terminal.out(`the server as it is: ${passed} of ${plural(unbroken.length, 'Example')} pass\n`);

    const counts = { killed: 0, failed: 0 };
    const jobs = chosen.map((mutant) => ({
      mutant,
      selection: examplesFor(neighbours(mutant), [mutant.requirement]),
    }));
    const before = unbroken.map(asMutantExample);
    const most = hasFixedParties(asked) ? 1 : undefined;
    await carryOutAll(jobs, { target, seed, most }, ({ mutant }, done) => {
      const fate = fateOf(mutant, done.examples, before);
      if (fate.kind === 'killed') counts.killed++;
      else if (isOurs || fate.kind !== 'not offered') counts.failed++;
      terminal.out(`${fateLine(mutant, fate, done.durationMs, colours)}\n`);
    });
    for (const gap of gaps) terminal.out(`${colours.red('gap')}  ${gap}\n`);
    const inside = named.length - chosen.length;
    if (inside > 0)
      terminal.out(`${plural(inside, 'mutant')} not tried: only the reference server can be broken from inside\n`);
    terminal.out(`${counts.killed} passed, ${counts.failed} failed\n`);
    return counts.killed > 0 && counts.failed + faults.length + gaps.length === 0 ? 0 : 1;
  } finally {
    await met?.release();
  }
}

function asMutantExample({ requirement, record: { id, verdict, reason } }: FinishedExample): MutantExample {
  return { requirement, record: { id, verdict, reason } };
}
