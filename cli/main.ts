import { failureOf } from './failure.ts';
import { createProgram } from './program.ts';
import { processTerminal, tolerateClosedPipe } from './terminal/terminal.ts';

/** Carries out the command line and ends the process. Words are those after the command's own name. */
export async function main(words: readonly string[]): Promise<never> {
  const terminal = processTerminal();
  tolerateClosedPipe();
  const fail = (error: unknown): never => {
    const { status, text } = failureOf(error, process.env.DEBUG === 'touchstone');
    if (text !== '') terminal.err(`${text}\n`);
    process.exit(status);
  };
  process.on('uncaughtException', (error) => {
    // While a step runs, cucumber listens too, and books the exception on that step.
    if (process.listenerCount('uncaughtException') === 1) fail(error);
  });
  try {
    process.exit(await createProgram(terminal).run(words));
  } catch (error) {
    return fail(error);
  }
}
