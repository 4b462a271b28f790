import { PreparationFailed } from '../../harness/preparation.ts';
import type { Random } from '../../harness/random/random.ts';

const triesPerPeer = 20;

/** Opens a listener on a port of the range that is free; on any free port where no range is given. */
export async function peerPort<T>(
  range: readonly [first: number, last: number] | undefined,
  random: Random,
  open: (port: number) => Promise<T>,
): Promise<T> {
  if (!range) return open(0);
  const [first, last] = range;
  for (let tries = 0; tries < triesPerPeer; tries++) {
    try {
      return await open(first + random.int(last - first + 1));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  throw new PreparationFailed(`no free port for a peer between ${first} and ${last}`, 'environment');
}
