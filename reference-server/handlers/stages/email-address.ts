import { localpartOf, type UserId } from '../../../spec/wire/ids.ts';
import type { Home } from '../../home.ts';

/** Where a user of this server gets mail; undefined where there is no such user, or no address is known. */
export function emailOf({ config, rules, store }: Home, userId: UserId): string | undefined {
  const user = store.accounts.user(userId);
  if (!user) return undefined;
  const localpart = localpartOf(userId);
  const { domain, users } = config.emails;
  const listed = Object.hasOwn(users, localpart) ? users[localpart] : undefined;
  return rules.addressOf({ localpart, shown: user.email, listed, domain });
}
