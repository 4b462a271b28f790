import { refusals } from '../../errors.ts';
import { verifyPassword } from '../secrets.ts';
import type { Stage } from './stage.ts';

/** Draft: Password-based. An unknown user costs the same work and gets the same answer as a wrong password. */
export const passwordStage: Stage = {
  async submit({ config, rules, store }, { user: named, password }) {
    if (typeof named !== 'string' || named === '' || typeof password !== 'string') {
      return { kind: 'error', refusal: refusals.badJson('m.login.password needs user and password, both strings') };
    }
    const userId = rules.namedUser(named, config.serverName);
    const user = userId && store.accounts.user(userId);
    const hashesMatch = await verifyPassword(password, user?.passwordHash, config.passwordCost);
    const isRight = rules.isPasswordRight({ userExists: user !== undefined, hashesMatch });
    if (isRight && userId) return { kind: 'completed', userId };
    return { kind: 'error', refusal: rules.failedLogin(user ? 'wrong-password' : 'unknown-user') };
  },
};
