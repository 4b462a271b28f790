import { z } from 'zod';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Where a secret may be sent: over TLS, or to this machine. */
const Endpoint = z
  .url()
  .refine(
    (url) => /^https:/i.test(url) || (/^http:/i.test(url) && loopback.test(new URL(url).hostname)),
    'an endpoint is an https URL; http is for this machine only',
  );

/** A service that users may authorise this home server with. Draft: OAuth2-based. */
export const OAuthService = z.strictObject({
  /** How flows call it. */
  name: z.string().min(1),
  /** How people know it; the name where none is given. */
  title: z.string().min(1).optional(),
  authorizationEndpoint: Endpoint,
  tokenEndpoint: Endpoint,
  /** Tells whose the access token is: a JSON object of claims. */
  userinfoEndpoint: Endpoint,
  clientId: z.string().min(1),
  /** Leaves this server only towards the token endpoint (HTTP Basic). */
  clientSecret: z.string().min(1),
  scope: z.string().min(1).default('openid'),
  /** The claim that equals the localpart of the user the account belongs to. */
  claim: z.string().min(1).default('preferred_username'),
  /** What the service calls itself; the origin of the authorization endpoint where none is given. */
  issuer: z.string().min(1).optional(),
});
export type OAuthService = z.output<typeof OAuthService>;

/** What a service calls itself. */
export function issuerOf({ issuer, authorizationEndpoint }: OAuthService): string {
  return issuer ?? new URL(authorizationEndpoint).origin;
}

/** The services, and how long one may take to answer. */
export const OAuthSettings = z.strictObject({
  services: z.array(OAuthService).default([]),
  /** For redeeming a code and asking whose it is, together, in milliseconds. */
  timeoutMs: z.int().positive().default(10_000),
});
