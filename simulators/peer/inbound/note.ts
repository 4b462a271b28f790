import type { Home } from '../home.ts';
import type { ReceivedRequest } from '../memory.ts';
import type { Call } from './inbound.ts';

/** Remembers what was asked for. */
export function note(home: Home, kind: ReceivedRequest['kind'], { parameters, query, exchange }: Call): void {
  home.memory.requests.add({ kind, parameters: { ...Object.fromEntries(query), ...parameters }, exchange });
}
