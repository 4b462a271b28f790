import type { Home } from '../../home.ts';

/** The URL of a path of the client API, as people outside reach it. */
export function clientUrl({ config }: Home, path: string, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams(query).toString();
  return `${config.publicUrl}/matrix/client/api/v1${path}${parameters && `?${parameters}`}`;
}
