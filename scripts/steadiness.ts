// Whether the verdicts on the reference server hang on anything but the server: other seeds, workers, load, the order of the Examples, and
// each Example alone.
// npm run steadiness -- [--seeds 25] [--alone 10]     --alone: how many Examples run alone, evenly chosen; all when left out
import { parseArgs } from 'node:util';
import { loadSteps } from '../cli/suite/cucumber.ts';
import { readSuite } from '../cli/suite/read-suite.ts';
import { nameExactly } from '../reports/repeat-command.ts';
import { defaultEdition as edition } from '../spec/editions/index.ts';
import { recordRun } from './record-run.ts';
import { underLoad } from './steadiness/load.ts';
import { type PlannedRun, plannedRuns, spread } from './steadiness/plan.ts';
import { type NamedRun, unsteadyVerdicts } from './test/differing-verdicts.ts';

const tags = 'not @browser';
const { values } = parseArgs({ options: { seeds: { type: 'string' }, alone: { type: 'string' } } });
// A thread can load the steps only once.
const steps = await loadSteps(edition);
const suite = await readSuite({ edition, tags });
const alone = spread(suite, wholeNumber('--alone', values.alone) ?? suite.length);
const [first, ...others] = plannedRuns(wholeNumber('--seeds', values.seeds) ?? 25);

const plain = await carriedOut(first);
const findings = [...plain.problems];
for (const planned of others) compare(plain, await carriedOut(planned));
for (const { id, name, requirement } of alone) {
  const selection = { edition, tags: `@req:${requirement}`, name: nameExactly(name) };
  const { requirements, problems } = await recordRun({ selection, steps, ...manner({ seed: 1, parallel: 1 }) }, name);
  compare(only(id, plain), only(id, { name: 'a run of its own', record: { requirements }, problems }));
}

const runs = `${others.length + 1} runs of ${suite.length} Examples, and ${alone.length} of them alone`;
say(findings.length === 0 ? `${runs}: the same verdicts everywhere` : `${runs}: ${findings.length} differences`);
process.exitCode = findings.length === 0 ? 0 : 1;

interface FinishedRun extends NamedRun {
  readonly problems: readonly string[];
}

async function carriedOut({ name, seed, parallel, order, ...planned }: PlannedRun): Promise<FinishedRun> {
  const run = () => recordRun({ selection: { edition, tags }, steps, order, ...manner({ seed, parallel }) }, name);
  const { requirements, totals, durationMs, problems } = await (planned.underLoad ? underLoad(run) : run());
  say(`${name}: ${totals.examples.pass} passed in ${Math.round(durationMs / 1000)} s`);
  return { name, record: { requirements }, problems: problems.map((problem) => `${name}: ${problem}`) };
}

function manner({ seed, parallel }: Pick<PlannedRun, 'seed' | 'parallel'>) {
  const target = { kind: 'reference' as const };
  return { parameters: { target, seed, runTag: 's', workers: parallel }, parallel };
}

function compare(one: NamedRun, other: FinishedRun): void {
  const found = [...other.problems, ...unsteadyVerdicts(one, other)];
  for (const finding of found) say(finding);
  findings.push(...found);
}

/** A run as far as one Example goes. */
function only<T extends NamedRun>(exampleId: string, run: T): T {
  const requirements = run.record.requirements.map((requirement) => ({
    ...requirement,
    examples: requirement.examples.filter(({ id }) => id === exampleId),
  }));
  return { ...run, record: { requirements } };
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,6}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Error(`${option} takes a whole number`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
