import { readServerName } from '../../spec/wire/server-name.ts';
import type { Resolve } from '../ports.ts';

/** Used where a server name has no port. Binding: discovery. */
const defaultPort = 8080;

/** Takes a server's name for its address, and speaks plain HTTP there. */
export const placeInName: Resolve = async (name) => {
  const parts = readServerName(name);
  if (!parts) throw new Error(`${name} is not the name of a server`);
  return { host: parts.host, port: parts.port ?? defaultPort, tls: false };
};
