import { isPortable, type Mutant } from '../../mutants/mutant.ts';
import type { Target } from '../target.ts';
import type { Edge } from './edge.ts';
import { openPort } from './open-port.ts';
import { passThrough } from './pass-through.ts';

/**
 * Any target, broken by a mutant from outside: at an edge before it, or by the habits of our own client. Ends the target and throws
 * where the mutant breaks a server from inside.
 */
export async function breakTarget(target: Target, mutant: Mutant): Promise<Target> {
  if (!isPortable(mutant)) {
    await target.stop();
    throw new Error(`${mutant.id} breaks the reference server from inside: ${target.profile.name} cannot be broken so`);
  }
  const named = { ...target, profile: { ...target.profile, name: `${target.profile.name}, mutant ${mutant.id}` } };
  const reached = mutant.edge ? await standBefore(named, mutant.edge()) : named;
  return { ...reached, ...(mutant.client && { clientHabits: mutant.client }) };
}

/**
 * The same target, reached through an edge: a plain proxy for its client and its federation URL. Its name stays its own, so what it
 * sends to others by itself, and links in which it names itself, do not pass the edge.
 */
async function standBefore(target: Target, edge: Edge): Promise<Target> {
  const urls = [...new Set([target.clientUrl, target.federationUrl])];
  const { dialect } = target.profile;
  const ports = await Promise.all(urls.map((url) => openPort(() => passThrough(edge, dialect, () => url))));
  const before = (url: string) => `http://${ports[urls.indexOf(url)]?.address}`;
  return {
    ...target,
    clientUrl: before(target.clientUrl),
    federationUrl: before(target.federationUrl),
    async stop() {
      await Promise.all(ports.map((port) => port.close()));
      await target.stop();
    },
  };
}
