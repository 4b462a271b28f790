import type { Target } from './target.ts';

/** The secrets that a target file gives: passwords of accounts, and what stands before the host of an address. */
export function givenSecrets({ profile, clientUrl, federationUrl }: Target): readonly string[] {
  const { registration } = profile.accounts;
  const passwords = registration === 'open' ? [] : registration.map(({ password }) => password);
  const userinfo = [clientUrl, federationUrl].flatMap((url) => {
    const { username, password } = new URL(url);
    return [username, password].filter((part) => part !== '').map(decodeURIComponent);
  });
  return [...passwords, ...userinfo];
}
