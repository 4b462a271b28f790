import type { UserId } from '../../spec/wire/ids.ts';
import type { Home } from '../home.ts';
import { hashToken } from './secrets.ts';

/** Gives the user a new access token, kept as a hash. */
export function issueCredentials({ config, ports, rules, store }: Home, userId: UserId): object {
  const accessToken = ports.ids.accessToken();
  store.accounts.putToken(hashToken(accessToken), userId);
  return rules.credentials({ userId, accessToken, server: config.serverName });
}
