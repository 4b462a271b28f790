import { Command } from 'commander';
import { draftOption, editionOption } from '../edition-option.ts';
import { duration, mostSeed, regularExpression, tagExpression, wholeNumber } from '../option-values.ts';
import type { Perform } from '../perform.ts';
import type { RunRequest } from './request.ts';

const epilogue = `
TARGET is one of
  reference            the reference server, in this process, on virtual time (the default)
  reference:process    the reference server in its own process, with its store in a file
  http://HOST:PORT     a home server that is running already
  FILE                 a target file that describes a home server: docs/onboard-a-target.md

Examples:
  touchstone run http://localhost:8008 --out report
  touchstone run http://localhost:8008 --offers login,registration
  touchstone run my-server/touchstone.target.yaml --parallel 2 --strict
  touchstone run --tags '@req:txn.retry' --seed 42
  touchstone run --tags 'not @req:txn.retry' --name 'standard error'

Exit status: 0 conformant; 1 a violation (with --strict also a deviation), or an outdated known deviation;
2 inconclusive: nothing was judged, something could not be decided, or the run stopped or broke; 64 usage error.`;

/** Reads a list with commas. */
function words(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

export function runCommand(perform: Perform): Command {
  return new Command('run')
    .summary('judge a home server')
    .description('Runs the suite against a home server and writes a report.')
    .argument('[TARGET]', 'the home server to judge', 'reference')
    .option(...editionOption)
    .option(...draftOption)
    .option(
      '--dialect <NAME>',
      'speak this dialect (default: auto, learn how the target spells what the text leaves open)',
    )
    .option(
      '--tags <EXPR>',
      'run only Examples whose tags match, such as "@req:room.join or @req:room.leave"',
      tagExpression,
    )
    .option('--name <REGEX>', 'run only Examples whose name matches', regularExpression)
    .option('--parallel <N>', 'run N Examples at once', wholeNumber(1, 64), 1)
    .option('--seed <N>', 'random seed; reuse one to repeat a run (default: random)', wholeNumber(0, mostSeed))
    .option(
      '--offers <PARTS>',
      'the parts that the target has, such as login,registration; the rest is not offered',
      words,
    )
    .option('--max-time <DURATION>', 'end the run after this time, such as 90s or 10m', duration)
    .option('--strict', 'fail the run for deviations (failed should and implied requirements) too', false)
    .option('--out <DIR>', 'write the report into this folder', 'touchstone-report')
    .option('--quiet', 'print only the summary', false)
    .addHelpText('after', epilogue)
    .action((target: string, options: Omit<RunRequest, 'target'>) =>
      perform(async (terminal) => (await import('./run.ts')).run({ target, ...options }, terminal)),
    );
}
