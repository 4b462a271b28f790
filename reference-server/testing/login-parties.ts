import { GrantRefused } from '../errors.ts';
import type { AuthorizationGrant, Mailer, OAuthClient, OutgoingMail } from '../ports.ts';

/** A mail server's settings for tests, where mail goes nowhere. */
export const mail = { host: 'mail.test', port: 25, from: 'hs@red.test' };

/** A service's settings for tests. */
export function aService(name = 'works') {
  const origin = `https://${name}.test`;
  return {
    name,
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/token`,
    userinfoEndpoint: `${origin}/me`,
    clientId: 'red',
    clientSecret: 'of the client',
  };
}

/** A mailer that remembers, newest last, and can be made to fail. */
export class RememberingMailer implements Mailer {
  readonly sent: OutgoingMail[] = [];
  isDown = false;

  async send(mail: OutgoingMail): Promise<void> {
    if (this.isDown) throw new Error('the mail server is down');
    this.sent.push(mail);
  }

  /** The code in the newest mail. */
  get code(): string {
    return /\d{6}/.exec(this.sent.at(-1)?.text ?? '')?.[0] ?? 'none';
  }

  /** The link in the newest mail, as a path below the client API. */
  get link(): string {
    return pathOf(/http\S+/.exec(this.sent.at(-1)?.text ?? '')?.[0] ?? '');
  }
}

/** Services for which an authorization code is the name of whoever allowed it. A code works once. */
export class TrustingServices implements OAuthClient {
  readonly grants: AuthorizationGrant[] = [];
  readonly #redeemed = new Set<string>();

  async identify(grant: AuthorizationGrant): Promise<{ preferred_username: string }> {
    this.grants.push(grant);
    const code = grant.parameters.get('code') ?? '';
    if (this.#redeemed.has(code)) throw new GrantRefused(code);
    this.#redeemed.add(code);
    return { preferred_username: code.replace(/ .*/, '') };
  }
}

/** The redirect of a user who has allowed or denied what an Authorization Request URI asks for. */
export function redirectFrom(uri: string, decision: { code: string } | { error: string }): string {
  const { searchParams } = new URL(uri);
  const query = new URLSearchParams({ ...decision, state: searchParams.get('state') ?? '' });
  return `/login/oauth2/redirect?${query}`;
}

/** A URL of the client API as a path below it. */
export function pathOf(url: string): string {
  return url.replace(/^.*\/matrix\/client\/api\/v1/, '');
}
