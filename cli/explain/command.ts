import { Command } from 'commander';
import type { Perform } from '../program.ts';

export function explainCommand(_perform: Perform): Command {
  return new Command('explain');
}
