import { Command } from 'commander';
import { editionOption } from '../edition-option.ts';
import { mostSeed, wholeNumber } from '../option-values.ts';
import type { Perform } from '../program.ts';

/** What `touchstone selfcheck` is asked for. */
export interface SelfcheckRequest {
  /** Id of the edition. */
  readonly edition?: string;
  /** Ids of mutants, or of requirements whose mutants are meant. */
  readonly only?: readonly string[];
  /** Name the mutants, and run nothing. */
  readonly list: boolean;
  /** Let every mutant go through every Example. */
  readonly all: boolean;
  readonly seed: number;
}

const epilogue = `
A mutant is the reference server with one decision broken on purpose. It is
  killed      when exactly the requirement that it breaks fails, as it should
  silent      when that requirement does not fail
  wrong row   when another requirement fails

Examples:
  touchstone selfcheck
  touchstone selfcheck --only txn.retry/gives-up room.join
  touchstone selfcheck --list

Exit status: 0 all are killed; 1 not all are, or a judged requirement has none; 2 it broke; 64 usage error.`;

export function selfcheckCommand(perform: Perform): Command {
  return new Command('selfcheck')
    .summary('show that the checks can fail')
    .description('Shows that every check can fail by running the suite against servers that are broken on purpose.')
    .option(...editionOption)
    .option('--only <ID...>', 'only these mutants, or the mutants of these requirements')
    .option('--list', 'list the mutants and what they break', false)
    .option('--all', 'run every Example with every mutant, not only those under the same heading', false)
    .option('--seed <N>', 'random seed', wholeNumber(0, mostSeed), 1)
    .addHelpText('after', epilogue)
    .action((request: SelfcheckRequest) =>
      perform(async (terminal) => (await import('./selfcheck.ts')).selfcheck(request, terminal)),
    );
}
