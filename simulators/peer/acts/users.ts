import type { Home, Profile } from '../home.ts';

/** The users of a peer. */
export function userActs(home: Home) {
  const suffix = home.random.word(6);
  return {
    /** The id of the user of that name, who exists from now on. The same name gives the same user. */
    userId(name: string): string {
      const userId = `@${name}-${suffix}:${home.serverName}`;
      if (!home.profiles.has(userId)) home.profiles.set(userId, { displayName: null, avatarUrl: null });
      return userId;
    },

    setProfile(userId: string, profile: Partial<Profile>): void {
      const known = home.profiles.get(userId) ?? { displayName: null, avatarUrl: null };
      home.profiles.set(userId, { ...known, ...profile });
    },
  };
}
