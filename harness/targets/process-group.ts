import { poll } from '../clock/poll.ts';

/** How long a group may take to end when it is asked to, and when it is killed. */
const askedMs = 5_000;
const killedMs = 2_000;

/** Sends a signal to every process of a group. Returns whether there was one. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    // EPERM: there is one, and it is somebody else's by now.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Asks a group to end and kills what does not; waits until it is gone. */
export async function endGroup(leader: number): Promise<void> {
  signalGroup(leader, 'SIGTERM');
  if (!(await isGone(leader, askedMs))) await killGroup(leader);
}

/** Kills a group and waits until it is gone: for a dead process to be taken away by the system, not for ever. */
export async function killGroup(leader: number): Promise<void> {
  signalGroup(leader, 'SIGKILL');
  await isGone(leader, killedMs);
}

async function isGone(leader: number, withinMs: number): Promise<boolean> {
  return (await poll(async () => (signalGroup(leader, 0) ? undefined : true), withinMs, 20)) ?? false;
}
