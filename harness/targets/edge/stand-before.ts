import type { Target } from '../target.ts';
import type { Edge } from './edge.ts';
import { openPort } from './open-port.ts';
import { passThrough } from './pass-through.ts';

/**
 * The same target, its first server reached through an edge: a plain proxy for its client and its federation URL. Its name stays its
 * own, so what it sends to others by itself, and links in which it names itself, do not pass the edge.
 */
export async function standBefore(target: Target, edge: Edge): Promise<Target> {
  const [first, ...others] = target.servers;
  const urls = [...new Set([first.clientUrl, first.federationUrl])];
  const { dialect } = target.profile;
  const ports = await Promise.all(urls.map((url) => openPort(() => passThrough(edge, dialect, () => url))));
  const before = (url: string) => `http://${ports[urls.indexOf(url)]?.address}`;
  return {
    ...target,
    servers: [{ ...first, clientUrl: before(first.clientUrl), federationUrl: before(first.federationUrl) }, ...others],
    async stop() {
      await Promise.all(ports.map((port) => port.close()));
      await target.stop();
    },
  };
}
