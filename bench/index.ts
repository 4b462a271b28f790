// npm run bench: how long Touchstone takes, and how much of that is its own. docs/decisions/bare-replay.md says what the ratio means.
import { loadSteps } from '../cli/suite/cucumber.ts';
import { defaultEdition } from '../spec/editions/index.ts';
import { measureBigAnswers } from './hostile/measure-big-answers.ts';
import { measureRound } from './replay/measure-replay.ts';
import { median, quantile } from './statistics.ts';
import { timeCommand } from './time-command.ts';

const times = 5;
const oneExample = ['run', '--quiet', '--tags', '@req:fed.push', '--name', '^From the target$'];

const lines: [what: string, measured: string, aim: string][] = [];
const tell = (what: string, value: number, unit: 's' | 'ms' | 'x', aim = '') => {
  const digits = unit === 's' ? 2 : 1;
  lines.push([what, unit === 'x' ? value.toFixed(2) : `${value.toFixed(digits)} ${unit}`, aim]);
};

tell('touchstone --help', timeCommand(times, '--help') / 1000, 's', '0.3 s');
tell('One Example, from command to verdict', timeCommand(times, ...oneExample) / 1000, 's', '1.5 s');
tell(
  'The suite without browsers, to its verdicts',
  timeCommand(times, 'run', '--quiet', '--tags', 'not @browser') / 1000,
  's',
  '5 s',
);

const big = await measureBigAnswers('not @browser');
lines.push(['Memory at most, where every answer is 4 MB', `${big.peakMiB.toFixed(0)} MiB`, '500 MiB']);
lines.push(['The report of that run', `${big.reportMiB.toFixed(0)} MiB`, '200 MiB']);

const steps = await loadSteps(defaultEdition);
await measureRound(steps, 0);
const rounds = [];
for (let seed = 1; seed <= times; seed++) rounds.push(await measureRound(steps, seed));
const exampleMs = rounds.flatMap((round) => round.exampleMs);
const examples = exampleMs.length / rounds.length;
tell('An Example, median', median(exampleMs), 'ms');
tell('An Example, 95 of 100 take no longer than', quantile(exampleMs, 0.95), 'ms');
tell('Ratio to a bare replay', median(rounds.map(({ ratio }) => ratio)), 'x', '1.25');
const replayed = median(rounds.map((round) => round.replayed));

for (const [what, measured, aim] of lines) {
  process.stdout.write(`${what.padEnd(44)}${measured.padStart(10)}${aim && `   aim ${aim}`}\n`);
}
process.stdout.write(
  `\nMedians of ${times} runs. The ratio is over the ${replayed} of ${examples} Examples that can be replayed.\n`,
);
