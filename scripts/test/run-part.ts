import { spawn } from 'node:child_process';
import { type Counts, settle } from './counts.ts';
import type { Part } from './parts.ts';

export interface PartRun {
  readonly title: string;
  readonly counts: Counts;
  readonly durationMs: number;
}

/** Counts stand at the end of what a part prints; more than this of it need not be kept. */
const keptChars = 20_000;

/** A part that takes longer hangs. The whole is to take less. */
const longestMs = 10 * 60_000;

/** Runs a part as a process of its own and passes on what it prints as it comes. */
export async function runPart({ title, command, env, counts }: Part): Promise<PartRun> {
  const begun = performance.now();
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    timeout: longestMs,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    output = (output + chunk.toString('utf8')).slice(-keptChars);
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  const succeeded = (await promise) === 0;
  return {
    title,
    counts: settle(counts?.(output), counts !== undefined, succeeded),
    durationMs: performance.now() - begun,
  };
}
