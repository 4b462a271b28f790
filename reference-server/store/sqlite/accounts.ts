import type { UserId } from '../../../spec/wire/ids.ts';
import type { AccountStore, AnswerStore, ProfileField, User } from '../store.ts';
import type { Statements } from './statements.ts';

/** One statement per field: a column's name cannot be a parameter. */
const setField: Readonly<Record<ProfileField, string>> = {
  displayname: 'UPDATE users SET displayname = ? WHERE user_id = ?',
  avatar_url: 'UPDATE users SET avatar_url = ? WHERE user_id = ?',
};

export function sqliteAccounts(sql: Statements): AccountStore {
  return {
    putUser: (userId, passwordHash, email = null) =>
      sql.run(
        'INSERT OR REPLACE INTO users (user_id, password_hash, email) VALUES (?, ?, ?)',
        userId,
        passwordHash,
        email,
      ),
    user(userId) {
      const row = sql.row('SELECT password_hash, email, displayname, avatar_url FROM users WHERE user_id = ?', userId);
      return (
        row && {
          userId,
          passwordHash: row.password_hash as string,
          email: row.email as User['email'],
          displayname: row.displayname as User['displayname'],
          avatar_url: row.avatar_url as User['avatar_url'],
        }
      );
    },
    setProfileField: (userId, field, value) => sql.run(setField[field], value, userId),
    putToken: (tokenHash, userId) =>
      sql.run('INSERT OR REPLACE INTO tokens (token_hash, user_id) VALUES (?, ?)', tokenHash, userId),
    userOfToken: (tokenHash) =>
      sql.row('SELECT user_id FROM tokens WHERE token_hash = ?', tokenHash)?.user_id as UserId | undefined,
  };
}

export function sqliteAnswers(sql: Statements): AnswerStore {
  return {
    get: (key) => sql.row('SELECT body FROM answers WHERE key = ?', key)?.body as string | undefined,
    put: (key, body) => sql.run('INSERT OR REPLACE INTO answers (key, body) VALUES (?, ?)', key, body),
  };
}
