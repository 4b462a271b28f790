import { Command } from 'commander';
import type { Perform } from '../program.ts';

export function listCommand(_perform: Perform): Command {
  return new Command('list');
}
