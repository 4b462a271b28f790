import { MatrixError, refusals } from '../../errors.ts';
import { verifyPassword } from '../secrets.ts';
import { optionalText, type Stage } from '../stages/stage.ts';

/** Draft: Password-based. An unknown user costs the same work and gets the same answer as a wrong password. */
export const passwordStage: Stage = {
  async submit({ config, rates, rules, store }, { session, user: userId, body }) {
    const password = optionalText(body, 'password');
    if (password === undefined) throw new MatrixError(refusals.badJson('m.login.password needs password, a string'));
    // Counted before the work is done: guesses made at once must not all pass.
    const guesser = [userId ?? '', session.client];
    rates.count('wrongPasswords', ...guesser);
    const user = userId && store.accounts.user(userId);
    const isUsable = rules.isUsablePassword(password);
    const hash = isUsable ? user?.passwordHash : undefined;
    const hashesMatch = await verifyPassword(isUsable ? password : '', hash, config.passwordCost);
    if (rules.isPasswordRight({ userExists: user !== undefined, hashesMatch })) {
      rates.giveBack('wrongPasswords', ...guesser);
      return { kind: 'completed' };
    }
    throw new MatrixError(rules.failedLogin(user ? 'wrong-password' : 'unknown-user'));
  },
};
