import { isPortable, type Mutant } from '../../mutants/mutant.ts';
import { openConnections } from '../../wire/send.ts';
import type { Target, TargetServer } from '../target.ts';
import type { Edge } from './edge.ts';
import { openPort, type Port } from './open-port.ts';
import { passThrough } from './pass-through.ts';

/**
 * Any target, each of its servers broken by a mutant from outside: at an edge before it, or by the habits of our own client. Ends the
 * target and throws where the mutant breaks a server from inside.
 */
export async function breakTarget(target: Target, mutant: Mutant): Promise<Target> {
  if (!isPortable(mutant)) {
    await target.stop();
    throw new Error(`${mutant.id} breaks the reference server from inside: ${target.profile.name} cannot be broken so`);
  }
  const named = { ...target, profile: { ...target.profile, name: `${target.profile.name}, mutant ${mutant.id}` } };
  const reached = mutant.edge ? await standBefore(named, mutant.edge) : named;
  return { ...reached, ...(mutant.client && { clientHabits: mutant.client }) };
}

/**
 * The same target, reached through edges: plain proxies for the client and the federation URL of each server. A name stays what it is,
 * so what a server sends to others by itself, and links in which it names itself, do not pass its edge.
 */
async function standBefore(target: Target, makeEdge: () => Edge): Promise<Target> {
  const connections = openConnections(target.trust);
  const ports: Port[] = [];
  const before = async (server: TargetServer): Promise<TargetServer> => {
    const edge = makeEdge();
    const urls = [...new Set([server.clientUrl, server.federationUrl])];
    const opened = await Promise.all(
      urls.map((url) => openPort(() => passThrough(edge, target.profile.dialect, () => url, connections))),
    );
    ports.push(...opened);
    const reached = (url: string) => `http://${opened[urls.indexOf(url)]?.address}`;
    return { ...server, clientUrl: reached(server.clientUrl), federationUrl: reached(server.federationUrl) };
  };
  const [first, ...others] = target.servers;
  return {
    ...target,
    servers: [await before(first), ...(await Promise.all(others.map(before)))],
    async stop() {
      await Promise.all(ports.map((port) => port.close()));
      await connections.destroy();
      await target.stop();
    },
  };
}
