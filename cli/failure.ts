import { CommanderError } from 'commander';
import { UsageError, UserError } from '../harness/user-error.ts';
import { visibleText } from '../reports/record/visible-text.ts';
import type { ExitStatus } from './exit-status.ts';

/** How a command that threw ends, and what is said of it; `text` is empty where all was said already. */
export interface Failure {
  readonly status: ExitStatus;
  readonly text: string;
}

/** The text, but nothing in it that acts on a terminal: it may quote a target. */
function shown(text: string): string {
  return visibleText(text);
}

/** What the user can fix is printed as it is; anything else is a bug of ours, printed in one line. `trace` adds the stack. */
export function failureOf(error: unknown, trace: boolean): Failure {
  if (error instanceof CommanderError) return { status: error.exitCode === 0 ? 0 : 64, text: '' };
  if (error instanceof UserError && !trace) {
    return { status: error instanceof UsageError ? 64 : 2, text: shown(`touchstone: ${error.message}`) };
  }
  const what = error instanceof Error ? error : new Error(String(error));
  if (trace) return { status: error instanceof UsageError ? 64 : 2, text: shown(what.stack ?? what.message) };
  const [firstLine] = what.message.split('\n');
  return {
    status: 2,
    text:
      `touchstone: internal error: ${what.name}: ${shown(firstLine ?? '')}. ` +
      'This is a bug in Touchstone. Please report it, with the output of DEBUG=touchstone.',
  };
}
