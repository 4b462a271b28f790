import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'undici';
import { systemClock } from '../clock/clock.ts';
import { poll } from '../clock/poll.ts';
import { UserError } from '../user-error.ts';
import type { Lifecycle } from './target.ts';

export interface Launch {
  readonly command: readonly string[];
  readonly folder: string;
  /** Answers any status once the target is ready. */
  readonly readyUrl: string;
  readonly readyWithinMs: number;
}

const children = new Set<ChildProcess>();

/** Ends every child that is still running. For when we end ourselves without warning. */
export function killChildren(): void {
  for (const child of children) endNow(child);
}

/** Starts a target by its command and waits until it answers. Throws a UserError when it does not. */
export async function launch(options: Launch): Promise<Lifecycle & { stop(): Promise<void> }> {
  let child: ChildProcess | undefined;
  const start = async () => {
    child = await startOnce(options);
  };
  await start();
  return {
    start,
    async kill() {
      if (child) await ended(child, () => child && endNow(child));
    },
    async stop() {
      if (!child) return;
      const cancel = systemClock.after(5_000, () => child && endNow(child));
      await ended(child, () => child?.kill('SIGTERM'));
      cancel();
    },
  };
}

async function startOnce({
  command: [program = '', ...args],
  folder,
  readyUrl,
  readyWithinMs,
}: Launch): Promise<ChildProcess> {
  // Its own process group, so that what it starts in turn is ended with it.
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const words: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => {
    if (words.length < 50) words.push(chunk.toString('utf8').slice(0, 2_000));
  });
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  children.add(child);
  child.once('exit', (code, signal) => {
    children.delete(child);
    failure ??= `it ended with ${signal ?? `exit code ${code}`}`;
  });
  const ready = await poll(async () => (failure || (await answers(readyUrl)) ? true : undefined), readyWithinMs);
  if (ready && !failure) return child;
  endNow(child);
  const said = words.join('').trim().split('\n').slice(-5).join('\n');
  const why = failure ?? `${readyUrl} did not answer within ${readyWithinMs / 1000} s`;
  throw new UserError(`could not launch ${[program, ...args].join(' ')}: ${why}${said ? `\nIt said:\n${said}` : ''}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    const { body } = await request(url, { signal: AbortSignal.timeout(1_000) });
    await body.dump();
    return true;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}

function endNow(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
