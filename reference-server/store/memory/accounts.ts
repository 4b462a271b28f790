import type { UserId } from '../../../spec/wire/ids.ts';
import type { AccountStore, AnswerStore, User } from '../store.ts';
import type { Journal } from './journal.ts';

export function memoryAccounts(journal: Journal): AccountStore {
  const users = new Map<UserId, User>();
  const tokens = new Map<string, UserId>();
  return {
    putUser: (userId, passwordHash, email = null) =>
      journal.set(users, userId, { userId, passwordHash, email, displayname: null, avatar_url: null }),
    user: (userId) => users.get(userId),
    setProfileField(userId, field, value) {
      const user = users.get(userId);
      if (user) journal.set(users, userId, { ...user, [field]: value });
    },
    putToken: (tokenHash, userId) => journal.set(tokens, tokenHash, userId),
    userOfToken: (tokenHash) => tokens.get(tokenHash),
  };
}

export function memoryAnswers(journal: Journal): AnswerStore {
  const answers = new Map<string, string>();
  return { get: (key) => answers.get(key), put: (key, body) => journal.set(answers, key, body) };
}
