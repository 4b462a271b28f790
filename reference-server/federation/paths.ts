import type { EmittedDialect } from '../config/home-server.ts';

const prefix = '/matrix/federation/v1';

/** A federation path with its trailing slash. The server of the draft's day takes ids raw only. */
export function federationPath(dialect: EmittedDialect, ...parts: readonly string[]): string {
  const encode = dialect === 'draft-2014-08' ? encodeURIComponent : encodeURI;
  return `${prefix}/${parts.map(encode).join('/')}/`;
}

/** A query's path; it has no trailing slash. */
export function queryPath(type: string, parameters: Readonly<Record<string, string>>): string {
  return `${prefix}/query/${type}?${new URLSearchParams(parameters)}`;
}
