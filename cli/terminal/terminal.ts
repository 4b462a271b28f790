import picocolors from 'picocolors';
import { UserError } from '../../harness/user-error.ts';

/** Where a command writes. */
export interface Terminal {
  out(text: string): void;
  /** What is no answer: complaints. */
  err(text: string): void;
  /** Whether somebody looks on: a line may then be drawn over. */
  readonly live: boolean;
  readonly colour: boolean;
  readonly columns: number;
}

/** The terminal, pipe or file that this process was given. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    live: stdout.isTTY && env.TERM !== 'dumb',
    colour: picocolors.isColorSupported && (stdout.isTTY || 'FORCE_COLOR' in env),
    get columns() {
      // Some terminals do not tell, and some tell 0.
      return stdout.columns || 80;
    },
  };
}

/** A reader that leaves early (`| head`) ends the reading, not the command. */
export function tolerateClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw new UserError(`cannot write what it has to say: ${error.message}`);
    });
  }
}
