import * as oauth from 'oauth4webapi';
import { systemClock } from '../../../harness/clock/clock.ts';
import { Recorder } from '../../../harness/wire/recorder.ts';
import { openConnections, sender } from '../../../harness/wire/send.ts';
import { createVisitor, type OAuthProvider, type OAuthProviderOptions, openOAuthProvider } from '../index.ts';

/** Where the home server of the tests takes its users back. Nothing listens there: the visitor stops before it. */
export const redirectUri = 'http://localhost:8480/matrix/client/api/v1/login/oauth2/redirect';

export const hs = { clientId: 'hs', clientSecret: 's3cret+of hs', redirectUris: [redirectUri] };

const insecure = { [oauth.allowInsecureRequests]: true } as const;

/** What a home server does at a provider, by a library that checks every answer. */
function relyingParty(provider: OAuthProvider, { clientId, clientSecret } = hs) {
  const server: oauth.AuthorizationServer = {
    issuer: provider.issuer,
    authorization_endpoint: provider.authorizationEndpoint,
    token_endpoint: provider.tokenEndpoint,
    userinfo_endpoint: provider.userinfoEndpoint,
  };
  const client: oauth.Client = { client_id: clientId };
  const basic = oauth.ClientSecretBasic(clientSecret);

  const redeem = async (answer: URLSearchParams, verifier: string, authentication = basic) => {
    const given = oauth.validateAuthResponse(server, client, answer, oauth.skipStateCheck);
    return oauth.authorizationCodeGrantRequest(server, client, authentication, given, redirectUri, verifier, insecure);
  };
  return {
    server,
    /** The URI to send a user to. */
    async authorizationUri(state: string, verifier: string, changes: Record<string, string> = {}): Promise<string> {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...changes,
      });
      return `${provider.authorizationEndpoint}?${query}`;
    },
    redeem,
    /** The access token for the code; rejects as the library does. */
    async accessToken(answer: URLSearchParams, verifier: string): Promise<oauth.TokenEndpointResponse> {
      return oauth.processAuthorizationCodeResponse(server, client, await redeem(answer, verifier));
    },
    /** Whose access token that is. */
    async whose(accessToken: string): Promise<oauth.UserInfoResponse> {
      const response = await oauth.userInfoRequest(server, client, accessToken, insecure);
      return oauth.processUserInfoResponse(server, client, oauth.skipSubjectCheck, response);
    },
    discover: async () =>
      oauth.processDiscoveryResponse(
        new URL(provider.issuer),
        await oauth.discoveryRequest(new URL(provider.issuer), insecure),
      ),
  };
}

export const verifier = 'a'.repeat(43);

/** A provider that knows one home server, which is there too; `visitor` is somebody's browser. */
export async function openTestParty(options: OAuthProviderOptions = {}) {
  const connections = openConnections();
  const recorder = new Recorder(systemClock.now);
  const back = new Recorder(systemClock.now);
  const provider = await openOAuthProvider({ clients: [hs], recorder: () => back, ...options });
  const party = relyingParty(provider);
  const newVisitor = () =>
    createVisitor({
      who: 'alice',
      send: sender(connections, recorder),
      partyAt: (url) => new URL(url).host,
      answerMs: 2000,
    });
  const visitor = newVisitor();
  return {
    provider,
    /** What users sent. */
    recorder,
    /** What the home server sent. */
    back,
    ...(await party),
    visitor,
    newVisitor,
    /** Signs in and gives the query that comes back to the home server. */
    async signIn(state = 'state-1', { press = 'allow', as = 'alice' }: { press?: 'allow' | 'deny'; as?: string } = {}) {
      const uri = await party.authorizationUri(state, verifier);
      const { redirectUri: back } = await visitor.mustAuthorize(uri, { provider, signInAs: as, press });
      return new URL(back).searchParams;
    },
    async close() {
      await provider.close();
      await connections.destroy();
    },
  };
}

export type TestParty = Awaited<ReturnType<typeof openTestParty>>;
