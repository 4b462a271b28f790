import type * as oauth4webapi from 'oauth4webapi';
import { JsonObject } from '../../spec/wire/json.ts';
import { issuerOf, type OAuthService } from '../config/oauth.ts';
import { GrantRefused } from '../errors.ts';
import type { OAuthClient } from '../ports.ts';
import { boundedFetch } from './bounded-fetch.ts';

/** A confidential client that shows its secret to the token endpoint alone. Loads the library with the first use. */
export function oauthClient(): OAuthClient {
  return {
    async identify({ service, parameters, redirectUri, codeVerifier }, signal) {
      const oauth = await import('oauth4webapi');
      const server = serverOf(service);
      const client = { client_id: service.clientId };
      // Plain http was configured for this machine only.
      const options = { signal, [oauth.customFetch]: boundedFetch, [oauth.allowInsecureRequests]: true };
      // The state has led here: it was compared before.
      const checked = oauth.validateAuthResponse(server, client, parameters, oauth.skipStateCheck);
      const secret = oauth.ClientSecretBasic(service.clientSecret);
      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        secret,
        checked,
        redirectUri,
        codeVerifier,
        options,
      );
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer).catch((error: unknown) => {
        const isRefused = error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';
        throw isRefused ? new GrantRefused(error) : error;
      });
      const told = await oauth.userInfoRequest(server, client, tokens.access_token, options);
      return claimsIn(told, oauth.getValidatedIdTokenClaims(tokens)?.sub);
    },
  };
}

function serverOf(service: OAuthService): oauth4webapi.AuthorizationServer {
  return {
    issuer: issuerOf(service),
    authorization_endpoint: service.authorizationEndpoint,
    token_endpoint: service.tokenEndpoint,
    userinfo_endpoint: service.userinfoEndpoint,
  };
}

/** What the service tells of an account. Where it has named a subject before, it must be that one's. */
async function claimsIn(answer: Response, subject: string | undefined): Promise<JsonObject> {
  if (answer.status !== 200) throw new Error(`the service answers ${answer.status} when asked for the account`);
  const claims = JsonObject.parse(await answer.json());
  if (subject !== undefined && claims.sub !== subject) throw new Error('the service tells of another account');
  return claims;
}
