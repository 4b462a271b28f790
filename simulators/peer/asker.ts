import { serverParty } from '../../harness/wire/party.ts';

/** A server that asks us, as far as we can tell. */
export interface Asker {
  /** Its server name; undefined where the request does not tell which of several it is. */
  readonly serverName: string | undefined;
  /** In the transcript's words. */
  readonly party: string;
}

/**
 * Who asks, by the name that a request gives itself. Where the target has one server that is the one who asks, whatever it calls
 * itself: nobody else knows the port.
 */
export function askerOf(claimed: () => string | undefined, servers: readonly string[]): Asker {
  const [first, ...others] = servers;
  const claim = others.length === 0 ? first : claimed();
  const serverName = servers.find((name) => name === claim);
  return { serverName, party: serverParty(serverName ?? 'of the target, unnamed') };
}
