import { Command } from 'commander';
import { draftOption, editionOption } from '../edition-option.ts';
import type { Perform } from '../perform.ts';
import type { ExplainRequest } from './request.ts';

const epilogue = `
Examples:
  touchstone explain txn.idempotent
  touchstone explain room.join --report ci/touchstone-report

See touchstone list for all requirements.`;

export function explainCommand(perform: Perform): Command {
  return new Command('explain')
    .summary('show what a requirement says, what judges it, and its last verdict')
    .description('Shows what a requirement says, where its source says it, what judges it, and its last verdict.')
    .argument('<REQUIREMENT>', 'its id, such as txn.idempotent')
    .option(...editionOption)
    .option(...draftOption)
    .option('--report <DIR>', 'read the last verdict from the report in this folder', 'touchstone-report')
    .addHelpText('after', epilogue)
    .action((requirement: string, options: Omit<ExplainRequest, 'requirement'>) =>
      perform(async (terminal) => (await import('./explain.ts')).explain({ requirement, ...options }, terminal)),
    );
}
