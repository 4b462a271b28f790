import type { Target } from '../target.ts';
import type { Edge } from './edge.ts';
import { openPort } from './open-port.ts';
import { passThrough } from './pass-through.ts';

/**
 * The same target, reached through an edge: a plain proxy for its client and its federation URL. Its name stays its own, so what it
 * sends to others by itself, and links in which it names itself, do not pass the edge.
 */
export async function standBefore(target: Target, edge: Edge): Promise<Target> {
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
