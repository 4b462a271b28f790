import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Dispatcher, request } from 'undici';
import { poll } from '../clock/poll.ts';
import { UserError } from '../user-error.ts';
import { openConnections, type TlsTrust } from '../wire/send.ts';
import { LastWords } from './last-words.ts';
import { endGroup, killGroup, signalGroup } from './process-group.ts';
import type { Lifecycle } from './target.ts';

export interface Launch {
  readonly command: readonly string[];
  readonly folder: string;
  /** Answers any status once the target is ready. Nobody may listen there before. */
  readonly readyUrl: string;
  readonly readyWithinMs: number;
  readonly trust?: TlsTrust | undefined;
}

/** A command that was launched, and all that it started. */
export interface Launched extends Lifecycle {
  /** What it wrote to its standard error. */
  readonly words: LastWords;
  stop(): Promise<void>;
}

const guard = fileURLToPath(import.meta.resolve(import.meta.url.endsWith('.ts') ? './guard.ts' : './guard.js'));
const wordsLimit = 16 * 1024;
const toldLines = 5;

/** The leaders of the groups that are running. */
const leaders = new Set<number>();

/** Ends every process that was launched. For when we end ourselves without warning. */
export function killChildren(): void {
  for (const leader of leaders) signalGroup(leader, 'SIGKILL');
}

/** Starts a target by its command and waits until it answers. Throws a UserError when it does not. */
export async function launch(options: Launch): Promise<Launched> {
  const words = new LastWords(wordsLimit);
  let leader: number | undefined;
  const end = async (endIt: (leader: number) => Promise<void>) => {
    if (leader === undefined) return;
    await endIt(leader);
    leaders.delete(leader);
    leader = undefined;
  };
  const start = async () => {
    leader = await startOnce(options, words);
  };
  await start();
  return { words, start, kill: () => end(killGroup), stop: () => end(endGroup) };
}

async function startOnce(options: Launch, words: LastWords): Promise<number> {
  const { command, folder, readyUrl, readyWithinMs, trust } = options;
  if (await isTaken(readyUrl)) {
    throw new UserError(
      `${new URL(readyUrl).host} is taken: another process listens there already. End it, or leave "launch" out to judge it.`,
    );
  }
  const mark = words.length;
  const couldNot = (why: string) => {
    const said = words.since(mark).trim().split('\n').slice(-toldLines);
    const quoted = said.filter((line) => line !== '').map((line) => `  | ${line}`);
    return new UserError([`could not launch ${command.join(' ')}: ${why}`, ...quoted].join('\n'));
  };
  const child = spawn(process.execPath, [guard, ...command], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  // Its end breaks the pipe; we hear of that by its exit.
  child.stdin.on('error', () => {});
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.add(text));
  let ending: string | undefined;
  child.once('exit', (code, signal) => {
    ending = `it ended with ${signal ?? `exit code ${code}`}`;
  });
  const closed = once(child, 'close');
  const leader = await firstNumber(child.stdout);
  if (leader === undefined) {
    await closed;
    throw couldNot(ending ?? 'it did not start');
  }
  leaders.add(leader);
  const connections = openConnections(trust);
  const ready = await poll(
    async () => (ending !== undefined || (await answers(readyUrl, connections)) ? true : undefined),
    readyWithinMs,
  );
  await connections.destroy();
  if (ready && ending === undefined) return leader;
  const why = ending ?? `${readyUrl} did not answer within ${readyWithinMs / 1000} s`;
  await killGroup(leader);
  leaders.delete(leader);
  // All that it said has come by then.
  await closed;
  throw couldNot(why);
}

/** The number in the first line of a stream; undefined where it ends without one. */
async function firstNumber(stream: Readable): Promise<number | undefined> {
  for await (const line of createInterface(stream)) return Number(line);
  return undefined;
}

/** Whether somebody listens there. */
function isTaken(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    timeout: 5_000,
  });
  const settle = (taken: boolean) => {
    socket.destroy();
    resolve(taken);
  };
  socket.once('connect', () => settle(true));
  socket.once('timeout', () => settle(false));
  socket.once('error', () => settle(false));
  return promise;
}

async function answers(url: string, dispatcher: Dispatcher): Promise<boolean> {
  try {
    const { body } = await request(url, { dispatcher, signal: AbortSignal.timeout(1_000) });
    await body.dump();
    return true;
  } catch {
    return false;
  }
}
