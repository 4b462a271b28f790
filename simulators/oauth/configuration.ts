import type { Configuration, JWKS } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.ts';
import { errorPage } from './page.ts';
import { paths } from './paths.ts';
import type { Registry } from './registry.ts';

/** What a client gets that asks for no scope, or for none that is known: the draft's example asks for `photos`. */
const commonScope = 'account';

/** The library's configuration: the authorization code flow, and as little besides as it can do with. */
export function configurationOf(name: string, registry: Registry, jwks: JWKS): Configuration {
  return {
    adapter: (kind) => memoryAdapter(kind, registry),
    jwks,
    scopes: ['openid', 'email', 'profile', commonScope],
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    // The draft knows nothing of PKCE: who sends a challenge is held to it, who sends none is served.
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
    },
    routes: {
      authorization: paths.authorization,
      token: paths.token,
      userinfo: paths.userinfo,
      jwks: paths.jwks,
    },
    interactions: { url: (_context, { uid }) => `${paths.consent}/${uid}` },
    expiresWithSession: () => false,
    extraParams: {
      scope(context, asked = '') {
        const { params } = context.oidc;
        if (params && !asked.split(' ').includes('openid')) params.scope = `${asked} ${commonScope}`.trim();
      },
    },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...registry.claims(sub), sub }) }),
    clientBasedCORS: () => false,
    renderError(context, { error, error_description: description = '' }) {
      context.type = 'html';
      context.body = errorPage(name, error, description);
    },
    // In seconds.
    ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 60 },
  };
}
