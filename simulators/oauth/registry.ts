import { timingSafeEqual } from 'node:crypto';

/** A home server as a provider knows it. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a user may be sent back to, compared to the letter. */
  readonly redirectUris: readonly string[];
  /** The home server in the transcript's words; `home server` when left out. */
  readonly party?: string;
}

/** What a provider tells of a user beside `sub`, by claim name. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who a provider knows. Clients and accounts may come at any time. */
export class Registry {
  readonly #clients = new Map<string, OAuthClient>();
  readonly #accounts = new Map<string, Claims>();

  /** Takes the place of an earlier client of that id. */
  addClient(client: OAuthClient): void {
    this.#clients.set(client.clientId, client);
  }

  client(clientId: string): OAuthClient | undefined {
    return this.#clients.get(clientId);
  }

  /** The home server that asks: there is one, whatever its clients are called. */
  get asker(): string {
    return [...this.#clients.values()].at(-1)?.party ?? 'home server';
  }

  /** Whether that is the client's secret; false for a client that is not known. */
  secretMatches(clientId: string, secret: string): boolean {
    const expected = Buffer.from(this.#clients.get(clientId)?.clientSecret ?? '');
    const given = Buffer.from(secret);
    return expected.length > 0 && expected.length === given.length && timingSafeEqual(expected, given);
  }

  get secrets(): readonly string[] {
    return [...this.#clients.values()].map(({ clientSecret }) => clientSecret);
  }

  addAccount(name: string, claims: Claims): void {
    this.#accounts.set(name, claims);
  }

  /** A user's claims. Any name is somebody: one that was not added has `sub` only. */
  claims(name: string): Claims {
    return { ...this.#accounts.get(name), sub: name };
  }
}
