import { spawnSync } from 'node:child_process';

/** Runs a program in a folder and shows what it says. Where it fails this process ends too: all is said already. */
export function must(folder: string, program: string, ...words: readonly string[]): void {
  const { status, error } = spawnSync(program, words, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) process.stderr.write(`cannot run ${program}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}
