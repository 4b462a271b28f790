import { Command } from 'commander';
import type { Perform } from '../program.ts';

export function selfcheckCommand(_perform: Perform): Command {
  return new Command('selfcheck');
}
