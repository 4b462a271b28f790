import type { Target } from './target.ts';

/** The secrets that a target file gives: passwords of accounts, and what stands before the host of an address. */
export function givenSecrets({ profile, servers }: Target): readonly string[] {
  const { registration } = profile.accounts;
  const passwords = registration === 'open' ? [] : registration.map(({ password }) => password);
  const addresses = servers.flatMap(({ clientUrl, federationUrl }) => [clientUrl, federationUrl]);
  const userinfo = addresses.flatMap((url) => {
    const { username, password } = new URL(url);
    return [username, password].filter((part) => part !== '').map(decodeURIComponent);
  });
  return [...passwords, ...userinfo];
}
