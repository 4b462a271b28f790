import { PreparationFailed } from '../../harness/preparation.ts';
import type { Random } from '../../harness/random/random.ts';

const triesPerPeer = 50;

export interface PortChoice {
  /** First and last port; any free one where it is left out. */
  readonly range: readonly [first: number, last: number] | undefined;
  readonly random: Random;
  /** Ports that are not to be used again, as long as there are others. */
  readonly used: Set<number>;
}

/** Opens a listener on a port that is free and, where that can be had, was not used before. */
export async function peerPort<T extends { readonly port: number; close(): Promise<void> }>(
  { range, random, used }: PortChoice,
  open: (port: number) => Promise<T>,
): Promise<T> {
  for (let tries = 1; tries <= triesPerPeer; tries++) {
    const asked = range ? range[0] + random.int(range[1] - range[0] + 1) : 0;
    const isLastResort = tries > triesPerPeer / 2;
    if (used.has(asked) && !isLastResort) continue;
    const opened = await open(asked).catch(unlessInUse);
    if (opened && used.has(opened.port) && !isLastResort) await opened.close();
    else if (opened) {
      used.add(opened.port);
      return opened;
    }
  }
  const where = range ? `between ${range[0]} and ${range[1]}` : 'on this machine';
  throw new PreparationFailed(`no free port for a peer ${where}`, 'environment');
}

function unlessInUse(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
}
