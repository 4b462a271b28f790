import type { UserId } from '../../spec/wire/ids.ts';

/** Who a client is logged in as. */
export interface Session {
  readonly userId: UserId;
  readonly accessToken: string;
}
