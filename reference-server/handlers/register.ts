import type { JsonObject } from '../../spec/wire/json.ts';
import { MatrixError, refusals, refuseIf } from '../errors.ts';
import type { Home } from '../home.ts';
import { issueCredentials } from './issue-credentials.ts';
import { hashPassword } from './secrets.ts';

/** Makes an account and logs it in. Draft: Registration and login. */
export async function register(home: Home, body: JsonObject): Promise<object> {
  const { config, ports, rules, store } = home;
  refuseIf(rules.registrationRefusal({ localpart: body.user_id, password: body.password }));
  const userId = rules.userIdFor(String(body.user_id || ports.ids.userLocalpart()), config.serverName);
  const refuseTaken = (): void => {
    if (rules.isUserIdTaken(store.accounts.user(userId)))
      throw new MatrixError(refusals.userInUse('that user id is taken'));
  };
  refuseTaken();
  const passwordHash = await hashPassword(String(body.password), config.passwordCost);
  return store.batch(() => {
    refuseTaken();
    store.accounts.putUser(userId, passwordHash);
    return issueCredentials(home, userId);
  });
}
