import type { UserId } from '../../../spec/wire/ids.ts';
import { MatrixError, refusals, refuseIf } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { issueCredentials } from '../issue-credentials.ts';
import { hashPassword } from '../secrets.ts';
import type { PreparedAccount } from '../stages/session.ts';

/** Looks at what was asked for, and hashes the password. Without a localpart one is made up. Throws a MatrixError. */
export async function prepareAccount(
  home: Home,
  asked: { readonly localpart: unknown; readonly password: unknown },
): Promise<PreparedAccount> {
  const { config, ports, rules } = home;
  refuseIf(rules.registrationRefusal(asked));
  const userId = rules.userIdFor(String(asked.localpart || ports.ids.userLocalpart()), config.serverName);
  refuseTaken(home, userId);
  return { userId, passwordHash: await hashPassword(String(asked.password), config.passwordCost) };
}

/** Makes the account and logs it in. Throws a MatrixError where the name was taken meanwhile. */
export function createAccount(home: Home, { userId, passwordHash }: PreparedAccount, email: string | null): object {
  const { store } = home;
  return store.batch(() => {
    refuseTaken(home, userId);
    store.accounts.putUser(userId, passwordHash, email);
    return issueCredentials(home, userId);
  });
}

function refuseTaken({ rules, store }: Home, userId: UserId): void {
  if (rules.isUserIdTaken(store.accounts.user(userId))) {
    throw new MatrixError(refusals.userInUse('that user id is taken'));
  }
}
