import { Command } from 'commander';
import type { ExitStatus } from './exit-status.ts';
import { explainCommand } from './explain/command.ts';
import { listCommand } from './list/command.ts';
import { packageVersion } from './package-paths.ts';
import type { Perform } from './perform.ts';
import { runCommand } from './run/command.ts';
import { selfcheckCommand } from './selfcheck/command.ts';
import { serveCommand } from './serve/command.ts';
import type { Terminal } from './terminal/terminal.ts';

export interface Program {
  /** Reads the words and carries them out. Throws commander's own error, already printed, for wrong ones. */
  run(words: readonly string[]): Promise<ExitStatus>;
}

const description =
  'Touchstone judges federated Matrix home servers by the draft specification of 2014-08-28. Each requirement gets a ' +
  'verdict, with the recorded exchanges that show it.';

const epilogue = `
Examples:
  touchstone run                            judge the reference server and write a report to touchstone-report/
  touchstone run http://localhost:8008      judge the home server at that address
  touchstone explain txn.idempotent         show what a requirement says and which Examples judge it

Exit status: 0 conformant; 1 not conformant; 2 inconclusive; 64 usage error.
See touchstone COMMAND --help for the options of a command.`;

/** The command line. */
export function createProgram(terminal: Terminal): Program {
  let status: ExitStatus = 0;
  const perform: Perform = async (command) => {
    status = await command(terminal);
  };
  const program = new Command('touchstone')
    .description(description)
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'print the help of a command')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .addHelpText('after', epilogue);
  for (const make of [runCommand, listCommand, explainCommand, selfcheckCommand, serveCommand]) {
    const command = make(perform).copyInheritedSettings(program);
    program.addCommand(command.showHelpAfterError(`(see touchstone ${command.name()} --help)`));
  }
  return {
    async run(words) {
      await program.parseAsync(words, { from: 'user' });
      return status;
    },
  };
}
