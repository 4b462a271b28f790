import type { ExitStatus } from './exit-status.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command does once its words are read. What it needs is loaded then, so that `--help` stays quick. */
export type Perform = (command: (terminal: Terminal) => Promise<ExitStatus>) => Promise<void>;
