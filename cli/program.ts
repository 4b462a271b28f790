import { Command } from 'commander';
import type { ExitStatus } from './exit-status.ts';
import { explainCommand } from './explain/command.ts';
import { listCommand } from './list/command.ts';
import { packageVersion } from './package-paths.ts';
import { runCommand } from './run/command.ts';
import { selfcheckCommand } from './selfcheck/command.ts';
import { serveCommand } from './serve/command.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command does once its words are read. What it needs is loaded then, so that `--help` stays quick. */
export type Perform = (command: (terminal: Terminal) => Promise<ExitStatus>) => Promise<void>;

export interface Program {
  /** Reads the words and carries them out. Throws commander's own error, which it has told already, for wrong ones. */
  run(words: readonly string[]): Promise<ExitStatus>;
}

const description =
  'Touchstone judges federated Matrix home servers by the draft of 2014-08-28: each requirement gets a verdict, with ' +
  'the exchanges that show it.';

const epilogue = `
Examples:
  touchstone run                            judge the reference server, and leave a report in touchstone-report/
  touchstone run http://localhost:8008      judge the home server that listens there
  touchstone explain txn.idempotent         what that requirement says, and which Examples judge it

Exit status: 0 conformant; 1 not conformant; 2 nothing can be said; 64 wrong usage.
touchstone COMMAND --help tells more of each command.`;

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
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .addHelpText('after', epilogue);
  for (const make of [runCommand, listCommand, explainCommand, selfcheckCommand, serveCommand]) {
    const command = make(perform).copyInheritedSettings(program);
    program.addCommand(command.showHelpAfterError(`(touchstone ${command.name()} --help shows how it is used)`));
  }
  return {
    async run(words) {
      await program.parseAsync(words, { from: 'user' });
      return status;
    },
  };
}
