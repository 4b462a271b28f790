/** A user of a peer: `Carol of blue`. */
export interface Remote {
  readonly user: string;
  readonly peer: string;
}

/** Whoever says something: a client by its name, or a user of a peer. */
export type Speaker = string | Remote;

/** Whether a party's name is that of a peer, such as `blue`; else it is a client's, such as `Alice`. */
export function isPeer(party: string): boolean {
  return /^[a-z]+$/.test(party);
}
