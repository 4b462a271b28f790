import type { Exchange } from './exchange.ts';

/** The parties of an exchange, in the transcript's words: `client alice`, `peer blue`, `server localhost:8480`. */

const serverWord = 'server ';

/** The party that a server of the target is, by its server name. No party of ours is called a server. */
export function serverParty(serverName: string): string {
  return `${serverWord}${serverName}`;
}

/** Whether that party is a server of the target. */
export function isTarget(party: string): boolean {
  return party.startsWith(serverWord);
}

/** Whether a server of the target asked or was asked. */
export function isWithTarget({ from, to }: Pick<Exchange, 'from' | 'to'>): boolean {
  return isTarget(from) || isTarget(to);
}
