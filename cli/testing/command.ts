import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../touchstone.js', import.meta.url));

/** Longer than any command of a test takes; one that hangs is ended, and its test fails by the status. */
const longestMs = 240_000;

/** How a command ended, and what it said. */
export interface Ended {
  /** Null when it was ended by a signal. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves once its output has that text. Rejects when it ends without. */
  saying(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts `touchstone` with those words, in a process of its own and without a terminal. */
export function start(words: readonly string[], cwd: string): Running {
  const child = spawn(process.execPath, [command, ...words], {
    cwd,
    timeout: longestMs,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
    for (const watcher of watchers) watcher();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, out, err }));
  return {
    process: child,
    ended,
    saying(text) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const watcher = () => {
        if (out.includes(text)) resolve();
      };
      watchers.add(watcher);
      watcher();
      ended.then(() => reject(new Error(`it ended without saying "${text}": ${out}${err}`)), reject);
      return promise;
    },
  };
}

/** Runs `touchstone` with those words to its end. */
export function touchstone(words: readonly string[], cwd: string): Promise<Ended> {
  return start(words, cwd).ended;
}
