import { Command } from 'commander';
import { editionOption } from '../edition-option.ts';
import type { Perform } from '../perform.ts';
import type { ListRequest } from './request.ts';

const epilogue = `
Examples:
  touchstone list                           every requirement with its number of Examples
  touchstone list --scenarios               every Example with its id and file
  touchstone list --heading transactions    the requirements under that heading
  touchstone list --impact security         what costs security where it is broken`;

export function listCommand(perform: Perform): Command {
  return new Command('list')
    .summary('list requirements and the Examples that judge them')
    .description('Lists the requirements and the Examples that judge them.')
    .option(...editionOption)
    .option('--requirements', 'list the requirements (the default)', false)
    .option('--scenarios', 'list the Examples', false)
    .option('--heading <TEXT>', 'only requirements under headings that contain this text')
    .option('--impact <IMPACT>', 'only requirements that cost this where they are broken, such as privacy or lost-data')
    .addHelpText('after', epilogue)
    .action((request: ListRequest) => perform(async (terminal) => (await import('./list.ts')).list(request, terminal)));
}
