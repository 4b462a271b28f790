import { Command } from 'commander';
import { mostSeed, regularExpression, tagExpression, wholeNumber } from '../option-values.ts';
import type { Perform } from '../program.ts';

/** What `touchstone run` is asked for. */
export interface RunRequest {
  /** As given. */
  readonly target: string;
  /** A tag expression that Examples must satisfy. */
  readonly tags?: string;
  /** A regular expression that names of Examples must match. */
  readonly name?: string;
  /** How many Examples run at once. */
  readonly parallel: number;
  /** Of all chance in the run; a random one when not given. */
  readonly seed?: number;
  readonly strict: boolean;
  /** The report's folder. */
  readonly out: string;
  readonly quiet: boolean;
}

const epilogue = `
TARGET is one of
  reference            the reference server, in this process, on virtual time (the default)
  reference:process    the reference server in a process of its own, with its store in a file
  http://HOST:PORT     a home server that runs already
  FILE                 a target file, which tells everything of a home server: docs/onboard-a-target.md

Examples:
  touchstone run http://localhost:8008 --out report
  touchstone run my-server/touchstone.target.yaml --parallel 2 --strict
  touchstone run --tags '@req:txn.retry' --seed 42
  touchstone run --tags 'not @req:txn.retry' --name 'standard error'

Exit status: 0 conformant; 1 a violation (with --strict also a deviation), or a known deviation that is gone;
2 nothing was judged, something stayed inconclusive, or the run was stopped or broke; 64 wrong usage.`;

export function runCommand(perform: Perform): Command {
  return new Command('run')
    .summary('judge a home server')
    .description('Runs the suite against a home server, and leaves a report.')
    .argument('[TARGET]', 'the home server to judge', 'reference')
    .option(
      '--tags <EXPR>',
      'only the Examples whose tags satisfy the expression: "@req:room.join or @req:room.leave"',
      tagExpression,
    )
    .option('--name <REGEX>', 'only the Examples whose name matches', regularExpression)
    .option('--parallel <N>', 'run N Examples at once', wholeNumber(1, 64), 1)
    .option('--seed <N>', 'repeat the chance of an earlier run (default: random)', wholeNumber(0, mostSeed))
    .option('--strict', 'let deviations (broken should and implied requirements) fail the run too', false)
    .option('--out <DIR>', 'the folder of the report', 'touchstone-report')
    .option('--quiet', 'print the summary only', false)
    .addHelpText('after', epilogue)
    .action((target: string, options: Omit<RunRequest, 'target'>) =>
      perform(async (terminal) => (await import('./run.ts')).run({ target, ...options }, terminal)),
    );
}
