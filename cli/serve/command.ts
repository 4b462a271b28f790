import { Command } from 'commander';
import type { Perform } from '../program.ts';

export function serveCommand(_perform: Perform): Command {
  return new Command('serve');
}
