import { Command } from 'commander';
import { editionOption } from '../edition-option.ts';
import { mostSeed, wholeNumber } from '../option-values.ts';
import type { Perform } from '../perform.ts';
import type { SelfcheckRequest } from './request.ts';

const epilogue = `
A mutant is a home server with one decision broken on purpose. It is
  killed       when a check makes the requirement that it breaks fail: this is how it should be
  silent       when that requirement does not fail
  unclean      when it disturbs another requirement and does not declare that
  not offered  when the server does not offer what it breaks; it counts for nothing

Some mutants change the reference server from inside. The others change requests and answers on their way, and can stand before
any server: give a TARGET to break that one. --list marks them with "edge".

Examples:
  touchstone selfcheck
  touchstone selfcheck --only txn.retry/gives-up room.join
  touchstone selfcheck http://localhost:8008
  touchstone selfcheck --list

Exit status: 0 all are killed; 1 not all are, or a judged requirement has none; 2 it broke; 64 usage error.`;

export function selfcheckCommand(perform: Perform): Command {
  return new Command('selfcheck')
    .summary('show that the checks can fail')
    .description('Shows that every check can fail by running the suite against servers that are broken on purpose.')
    .argument('[TARGET]', 'the home server to break; see touchstone run --help', 'reference')
    .option(...editionOption)
    .option('--only <ID...>', 'only these mutants, or the mutants of these requirements')
    .option('--list', 'list the mutants and what they break', false)
    .option('--all', 'run every Example with every mutant, not only those under the same heading', false)
    .option('--seed <N>', 'random seed', wholeNumber(0, mostSeed), 1)
    .addHelpText('after', epilogue)
    .action((target: string, options: Omit<SelfcheckRequest, 'target'>) =>
      perform(async (terminal) => (await import('./selfcheck.ts')).selfcheck({ target, ...options }, terminal)),
    );
}
