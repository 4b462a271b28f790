import type { Clock } from '../../harness/clock/clock.ts';
import { Arrivals } from '../../harness/wire/arrivals.ts';
import type { Exchange } from '../../harness/wire/exchange.ts';

/** Somebody was sent to the provider, to let it tell the home server who they are. */
export interface SeenAuthorization {
  readonly exchange: Exchange;
  readonly clientId: string | undefined;
  readonly state: string | undefined;
  readonly redirectUri: string | undefined;
  readonly scope: string | undefined;
  readonly codeChallengeMethod: string | undefined;
  /** Of the query, those above included; of a repeated one the last. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** How a client proved who it is. */
export type ClientAuthentication = 'client_secret_basic' | 'client_secret_post' | 'both' | 'none';

/** A home server asked for an access token. */
export interface SeenTokenRequest {
  readonly exchange: Exchange;
  readonly clientId: string | undefined;
  readonly authentication: ClientAuthentication;
  /** Whether the secret was the client's; every one, where it came twice. The secret itself is not kept. */
  readonly secretMatched: boolean;
  readonly grantType: string | undefined;
  readonly code: string | undefined;
  readonly codeVerifier: string | undefined;
  readonly redirectUri: string | undefined;
  /** The one that the code was given for; undefined for a code that was never given. */
  readonly authorization: SeenAuthorization | undefined;
}

/** A home server asked whose access token that is. */
export interface SeenUserinfoRequest {
  readonly exchange: Exchange;
  readonly tokenIn: 'header' | 'query' | 'body' | 'none';
  /** The user's name, when the token was good. */
  readonly account: string | undefined;
  /** The one that the token was given for; undefined for a token that was never given. */
  readonly authorization: SeenAuthorization | undefined;
}

/**
 * What came to the provider, in the order it came, whatever became of it. An item is there as soon as its request is;
 * its exchange ends later. No client secret is in any of it.
 */
export interface OAuthRecord {
  readonly authorizations: Arrivals<SeenAuthorization>;
  readonly tokens: Arrivals<SeenTokenRequest>;
  readonly userinfos: Arrivals<SeenUserinfoRequest>;
}

export function createRecord(clock: Clock): OAuthRecord {
  return { authorizations: new Arrivals(clock), tokens: new Arrivals(clock), userinfos: new Arrivals(clock) };
}
