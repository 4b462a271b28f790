import type { OAuthService } from '../config/oauth.ts';

/** Whether the user is first shown a page to choose a service from. Requirements: login.oauth2.select, login.oauth2.direct. */
export function offersSelection(services: readonly unknown[]): boolean {
  return services.length > 1;
}

/**
 * The query of an Authorization Request URI: code flow with PKCE. The user's browser sees it, so it holds no secret.
 * Requirement: login.oauth2.confidential.
 */
export function authorizationParameters(facts: {
  service: OAuthService;
  redirectUri: string;
  state: string;
  codeChallenge: string;
}): Readonly<Record<string, string>> {
  return {
    response_type: 'code',
    client_id: facts.service.clientId,
    redirect_uri: facts.redirectUri,
    scope: facts.service.scope,
    state: facts.state,
    code_challenge: facts.codeChallenge,
    code_challenge_method: 'S256',
  };
}

/** Whether a redirect belongs to this authorization. Requirement: login.oauth2.denied. */
export function isStateRight(facts: { given: string | null; expected: string }): boolean {
  return facts.given === facts.expected;
}

/** Whether a redirect has used this authorization before. Requirement: login.oauth2.denied. */
export function isStateSpent(authorization: { isUsed: boolean }): boolean {
  return authorization.isUsed;
}

/**
 * Whether a redirect is from the service that the user was sent to, where it says whose it is: an authorization code of
 * one service must not be shown to another (RFC 9207). Requirement: login.oauth2.denied.
 */
export function isIssuerRight(facts: { given: string | null; expected: string }): boolean {
  return facts.given === null || facts.given === facts.expected;
}

/** Whether the user has pressed Allow. Requirement: login.oauth2.denied. */
export function isConsentGiven(redirect: { code: string | null; error: string | null }): boolean {
  return redirect.error === null && redirect.code !== null && redirect.code !== '';
}

/** Whether an account at a service is that of a user here. Requirement: login.oauth2.redirect. */
export function isLinkedAccount(facts: { claim: unknown; localpart: string }): boolean {
  return facts.claim === facts.localpart;
}
