import { ClientSecretPost } from 'oauth4webapi';
import { afterEach, expect, test, vi } from 'vitest';
import { openOAuthProvider } from './index.ts';
import { hs, openTestParty, redirectUri, type TestParty, verifier } from './testing/relying-party.ts';

let party: TestParty;
afterEach(() => party.close());

async function open(options?: Parameters<typeof openTestParty>[0]) {
  party = await openTestParty(options);
  return party;
}

test('Allow gives a code, the code a token, the token the user and what was told of them', async () => {
  const { signIn, accessToken, whose, provider } = await open();
  provider.addAccount('alice', { email: 'alice@example.org' });
  const query = await signIn('state-1');
  expect(query.get('state')).toBe('state-1');
  const { access_token, id_token } = await accessToken(query, verifier);
  expect(id_token).toBeUndefined();
  expect(await whose(access_token)).toEqual({ sub: 'alice', email: 'alice@example.org' });
});

test('Deny sends the user back with access_denied', async () => {
  const { signIn } = await open();
  const query = await signIn('state-1', { press: 'deny' });
  expect(Object.fromEntries(query)).toMatchObject({ error: 'access_denied', state: 'state-1' });
  expect(query.has('code')).toBe(false);
});

test('a user that was not added signs in all the same', async () => {
  const { signIn, accessToken, whose } = await open();
  const { access_token } = await accessToken(await signIn('s', { as: 'Zoë of nowhere' }), verifier);
  expect(await whose(access_token)).toEqual({ sub: 'Zoë of nowhere' });
});

test('the same browser is asked anew each time, and may be somebody else', async () => {
  const { signIn, accessToken, whose } = await open();
  await signIn('s1', { as: 'alice' });
  const { access_token } = await accessToken(await signIn('s2', { as: 'bob' }), verifier);
  expect(await whose(access_token)).toEqual({ sub: 'bob' });
});

test('a client that asks for OpenID gets an ID token that its library accepts', async () => {
  const { authorizationUri, visitor, provider, accessToken } = await open();
  const uri = await authorizationUri('s', verifier, { scope: 'openid' });
  const { redirectUri: back } = await visitor.mustAuthorize(uri, { provider, signInAs: 'alice', press: 'allow' });
  const { id_token } = await accessToken(new URL(back).searchParams, verifier);
  expect(id_token).toBeTypeOf('string');
});

test('a client need not use PKCE, nor ask for a scope that is known', async () => {
  const { visitor, provider } = await open();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'hs',
    redirect_uri: redirectUri,
    scope: 'photos',
  });
  const { redirectUri: back } = await visitor.mustAuthorize(`${provider.authorizationEndpoint}?${query}`, {
    provider,
    signInAs: 'alice',
    press: 'allow',
  });
  const response = await fetch(provider.tokenEndpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`hs:${encodeURIComponent(hs.clientSecret)}`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(back).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
    }),
  });
  expect(await response.json()).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) });
});

test('a client may send its secret in the form', async () => {
  const { signIn, redeem } = await open();
  expect((await redeem(await signIn(), verifier, ClientSecretPost(hs.clientSecret))).status).toBe(200);
});

test('a code is taken once', async () => {
  const { signIn, redeem, accessToken, whose } = await open();
  const query = await signIn();
  const { access_token } = await accessToken(query, verifier);
  const replayed = await redeem(query, verifier);
  expect([replayed.status, await replayed.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  // RFC 6749 §4.1.2: and what was given for it is taken back.
  await expect(whose(access_token)).rejects.toThrow();
});

test('a code is of no use without its verifier', async () => {
  const { signIn, redeem } = await open();
  const refused = await redeem(await signIn(), 'b'.repeat(43));
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
});

test('a wrong secret is refused', async () => {
  const { signIn, redeem } = await open();
  const refused = await redeem(await signIn(), verifier, ClientSecretPost('wrong'));
  expect([refused.status, await refused.json()]).toMatchObject([401, { error: 'invalid_client' }]);
});

test('a redirect URI that is not registered is not visited', async () => {
  const { authorizationUri, visitor, provider } = await open();
  const uri = await authorizationUri('s', verifier, { redirect_uri: 'http://localhost:8480/elsewhere' });
  const visit = await visitor.authorize(uri, { provider, signInAs: 'alice', press: 'allow' });
  expect(visit.redirectUri).toBeUndefined();
  expect(visit.exchanges).toMatchObject([{ answer: { status: 400 } }]);
  expect(visit.exchanges[0]?.answer?.body.text).toContain('redirect_uri');
});

test('a client may be registered late, and again with other redirect URIs', async () => {
  const { signIn, provider, authorizationUri, visitor } = await open({ clients: [] });
  await expect(signIn()).rejects.toThrow('could not sign in');
  provider.registerClient({ ...hs, redirectUris: ['http://localhost:1/other'] });
  await expect(signIn()).rejects.toThrow('could not sign in');
  provider.registerClient(hs);
  expect((await signIn()).has('code')).toBe(true);
  expect(
    (await visitor.authorize(await authorizationUri('s', verifier), { provider, signInAs: 'a', press: 'allow' }))
      .redirectUri,
  ).toContain(redirectUri);
});

test.each(['', 'Bearer nonsense', 'Basic abc'])('userinfo answers 401 to the header %j', async (authorization) => {
  const { provider } = await open();
  const response = await fetch(provider.userinfoEndpoint, { headers: authorization ? { authorization } : {} });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
});

test('discovery names the endpoints', async () => {
  const { discover, server } = await open();
  expect(await discover()).toMatchObject({ ...server, code_challenge_methods_supported: ['S256'] });
});

test('two providers run side by side and know nothing of each other', async () => {
  const { signIn, provider } = await open({ name: 'first' });
  const second = await openOAuthProvider({ name: 'second', clients: [hs] });
  await signIn();
  expect(provider.record.authorizations.all).toHaveLength(1);
  expect(second.record.authorizations.all).toHaveLength(0);
  await second.close();
});

test('a body over the limit loses its connection', async () => {
  const { provider } = await open();
  await expect(fetch(provider.tokenEndpoint, { method: 'POST', body: 'x'.repeat(60_000) })).rejects.toThrow();
});

test('a provider serves only so many requests', async () => {
  const { provider } = await open({ requestLimit: 1 });
  expect((await fetch(provider.userinfoEndpoint)).status).toBe(401);
  await expect(fetch(provider.userinfoEndpoint)).rejects.toThrow();
});

test('a port that is taken cannot be had', async () => {
  const { provider } = await open();
  await expect(openOAuthProvider({ port: Number(new URL(provider.issuer).port) })).rejects.toThrow('EADDRINUSE');
});

test('nothing is printed, and nothing breaks', async () => {
  const printed = (['log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method));
  const { signIn, accessToken, provider, back } = await open();
  await accessToken(await signIn(), verifier);
  for (const path of ['/authorize', '/authorize/unknown', '/consent/unknown', '/jwks', '/nothing', '/token?x=%']) {
    await (await fetch(provider.issuer + path, { headers: { accept: 'text/html' } })).text();
  }
  await (await fetch(provider.tokenEndpoint, { method: 'POST', body: '{', headers: { 'content-type': 'x' } })).text();
  expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
  expect(back.problems).toEqual([]);
  vi.restoreAllMocks();
});
