import { ServerName } from '../../spec/wire/ids.ts';
import { serverParty } from '../wire/party.ts';
import type { Lifecycle, TargetServer } from './target.ts';

const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** The most servers that a target may have. */
export const mostServers = words.length;

/** Where one server of a target is. */
export interface ServerPlace {
  readonly serverName: string;
  readonly clientUrl: string;
  readonly federationUrl: string;
  readonly lifecycle?: Lifecycle | undefined;
}

/** The servers of a target, each with the word for it. */
export function targetServers(
  first: ServerPlace,
  ...others: readonly ServerPlace[]
): readonly [TargetServer, ...TargetServer[]] {
  return [named(first, 0), ...others.map((place, i) => named(place, i + 1))];
}

function named({ serverName, clientUrl, federationUrl, lifecycle }: ServerPlace, index: number): TargetServer {
  const name = words[index] ?? `number ${index + 1}`;
  return { name, serverName: ServerName.parse(serverName), clientUrl, federationUrl, ...(lifecycle && { lifecycle }) };
}

/** The server that has both its APIs at one address, under its name. */
export function serverAt(address: string, lifecycle?: Lifecycle): ServerPlace {
  return { serverName: address, clientUrl: `http://${address}`, federationUrl: `http://${address}`, lifecycle };
}

/** Who is at an address, in the transcript's words: a server of the target, or else the host itself. */
export function partyAt(servers: readonly TargetServer[], url: string): string {
  const { origin, host } = new URL(url);
  const found = servers.find(({ clientUrl, federationUrl }) =>
    [clientUrl, federationUrl].some((base) => new URL(base).origin === origin),
  );
  return found ? serverParty(found.serverName) : host;
}
