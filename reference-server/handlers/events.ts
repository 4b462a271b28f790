import type { EventChunk } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { UserId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import { positionOf, tokenAt } from './tokens.ts';

/**
 * What reached the user's stream after a token; waits for the first when there is nothing yet. Ends early, with
 * nothing, when the time is over, the client has gone, or the server stops. Requirement: arch.event-stream.
 */
export async function followEvents(
  home: Home,
  user: UserId,
  asked: { from: string | undefined; timeoutMs: number; gone: AbortSignal },
): Promise<EventChunk> {
  const from = positionOf(asked.from ?? 'END', home.store.events.position());
  const page = pageAfter(home, user, from);
  if (page.chunk.length > 0 || asked.timeoutMs === 0 || home.lifetime.aborted) return page;
  await streamGrowth(home, user, asked.timeoutMs, AbortSignal.any([asked.gone, home.lifetime]));
  return home.lifetime.aborted ? page : pageAfter(home, user, from);
}

function pageAfter({ config, rules, store }: Home, user: UserId, from: number): EventChunk {
  const items = rules.resumedPage(store.streams.after(user, from, config.limits.eventsPerPage), from);
  const end = items.at(-1)?.position ?? from;
  const chunk = items.map((item) => (item.kind === 'event' ? rules.clientEvent(item.event) : item.event));
  return { chunk, start: tokenAt(from), end: tokenAt(end) };
}

function streamGrowth({ listeners, ports }: Home, user: UserId, timeoutMs: number, end: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stopListening = listeners.listen(user, resolve);
  const stopTimer = ports.clock.after(timeoutMs, resolve);
  end.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(() => {
    stopListening();
    stopTimer();
  });
}
