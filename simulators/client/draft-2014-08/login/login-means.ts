import type { Exchange } from '../../../../harness/wire/exchange.ts';

/** What a user has at hand to log in. What a flow does not need may be left out. */
export interface LoginMeans {
  readonly user: string;
  readonly password: string;
  readonly email?: string;
  /** Waits for the code in the next mail to the user. */
  readonly readCode?: () => Promise<string>;
  /** Waits for the link in the next mail to the user, and clicks it. */
  readonly clickLink?: () => Promise<void>;
  /** Authorizes the home server at the service that an address leads to; gives the address to come back to. */
  readonly authorize?: (uri: string) => Promise<string>;
  /** Visits an address as this client. */
  readonly visit?: (uri: string) => Promise<Exchange>;
}
