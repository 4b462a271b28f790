import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from '../process-alive.ts';

const generations = 6;
const everyMs = 500;

/**
 * Resolves when the npm or npx that started us is gone; never where there is none. A signal to it does not come to us: a shell stands
 * between, and stays.
 */
export function npmGone(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const npm = env.npm_command === undefined ? undefined : npmAbove(process.ppid);
  if (npm === undefined) return promise;
  const timer = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(timer);
    resolve();
  }, everyMs);
  timer.unref();
  return promise;
}

/** The nearest process above that is npm. */
function npmAbove(from: number): number | undefined {
  let pid: number | undefined = from;
  for (let generation = 0; generation < generations && pid !== undefined && pid > 1; generation++) {
    const known = processOf(pid);
    if (known && /\bnp[mx](?:-cli\.js)?\b/.test(known.command)) return pid;
    pid = known?.parent;
  }
  return undefined;
}

function processOf(pid: number): { readonly parent: number; readonly command: string } | undefined {
  try {
    const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    // A shell has the words of what it runs for its own.
    return { parent: Number(parent), command: /^\S*sh -c /.test(command) ? '' : command };
  } catch {
    return processByPs(pid);
  }
}

function processByPs(pid: number): { readonly parent: number; readonly command: string } | undefined {
  try {
    const told = execFileSync('ps', ['-o', 'ppid=,command=', '-p', `${pid}`], { encoding: 'utf8' }).trim();
    const [, parent, command = ''] = /^(\d+)\s+(.*)$/s.exec(told) ?? [];
    return { parent: Number(parent), command: /^\S*sh -c /.test(command) ? '' : command };
  } catch {
    return undefined;
  }
}
