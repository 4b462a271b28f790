import type { ReceivedRequest } from '../../harness/wire/listen.ts';

/** The path of a request, and its query by key. */
export function urlOf({ target }: ReceivedRequest): { path: string; query: Record<string, string> } {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  return { path: pathname, query: Object.fromEntries(searchParams) };
}
