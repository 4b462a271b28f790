import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Counts, settle } from './counts.ts';
import type { Part } from './parts.ts';

export interface PartRun {
  readonly title: string;
  readonly counts: Counts;
  readonly durationMs: number;
  readonly budgetSeconds: number;
}

/** Counts stand at the end of what a part prints; more than this of it need not be kept. */
const keptChars = 20_000;

/** A part that takes longer hangs, however busy the machine is. */
const longestMs = 30 * 60_000;

/** How long the last processes of a part may take to end after it. */
const graceMs = 10_000;

/** Runs a part in a process group of its own, passes on what it prints as it comes, and leaves no process of it behind. */
export async function runPart({ title, command, env, counts, budgetSeconds }: Part): Promise<PartRun> {
  const begun = performance.now();
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    detached: true,
  });
  const end = () => signalGroup(child, 'SIGKILL');
  const late = setTimeout(end, longestMs);
  process.once('exit', end);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    output = (output + chunk.toString('utf8')).slice(-keptChars);
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('error', (error) => {
    process.stderr.write(`cannot run ${title}: ${error.message}\n`);
    resolve(null);
  });
  child.once('exit', resolve);
  const status = await promise;
  clearTimeout(late);
  const leftOver = !(await endsBySoon(child));
  if (leftOver) process.stderr.write(`${title} left a process behind; it was ended\n`);
  end();
  process.removeListener('exit', end);
  return {
    title,
    counts: settle(counts?.(output), counts !== undefined, status === 0 && !leftOver),
    durationMs: performance.now() - begun,
    budgetSeconds,
  };
}

/** Whether the whole group ends, the processes that the child started included. */
async function endsBySoon(child: ChildProcess): Promise<boolean> {
  const until = performance.now() + graceMs;
  while (signalGroup(child, 0)) {
    if (performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}

/** Sends a signal to the child's process group; false where nobody is in it. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}
