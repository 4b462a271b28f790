import { withDeadline } from '../deadline.ts';
import type { HttpAnswer, HttpRequest, Ports } from '../ports.ts';

/** Finds the destination and sends, and gives up when the time is over or the server stops. */
export function timedSend(
  parts: { ports: Pick<Ports, 'clock' | 'resolve' | 'httpSend'>; lifetime: AbortSignal; timeoutMs: number },
  request: Omit<HttpRequest, 'signal' | 'place'>,
): Promise<HttpAnswer> {
  const { ports, lifetime, timeoutMs } = parts;
  return withDeadline({ clock: ports.clock, lifetime, timeoutMs }, async (signal) => {
    const place = await ports.resolve(request.destination);
    signal.throwIfAborted();
    return ports.httpSend({ ...request, place, signal });
  });
}
