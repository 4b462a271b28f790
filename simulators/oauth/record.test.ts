import { ClientSecretPost } from 'oauth4webapi';
import { afterEach, expect, test } from 'vitest';
import { frozenClock } from '../../harness/clock/frozen-clock.ts';
import { virtualClock } from '../../harness/clock/virtual-clock.ts';
import { hs, openTestParty, redirectUri, type TestParty, verifier } from './testing/relying-party.ts';

let party: TestParty;
afterEach(() => party.close());

async function open(options?: Parameters<typeof openTestParty>[0]) {
  party = await openTestParty(options);
  return party;
}

test('an authorization is kept with its parameters, also when it is refused', async () => {
  const { provider, authorizationUri, visitor } = await open();
  await visitor.authorize(await authorizationUri('s1', verifier, { client_id: 'stranger', scope: 'photos' }), {
    provider,
    signInAs: 'alice',
    press: 'allow',
  });
  expect(provider.record.authorizations.all).toMatchObject([
    {
      clientId: 'stranger',
      state: 's1',
      redirectUri,
      scope: 'photos',
      codeChallengeMethod: 'S256',
      parameters: { response_type: 'code' },
      exchange: { answer: { status: 400 } },
    },
  ]);
});

test('a token request is kept with its proof, and goes back to its authorization', async () => {
  const { provider, signIn, redeem } = await open();
  const query = await signIn('s1');
  await redeem(query, verifier);
  await redeem(query, verifier, ClientSecretPost('wrong'));
  const [authorization] = provider.record.authorizations.all;
  expect(provider.record.tokens.all).toMatchObject([
    {
      clientId: 'hs',
      authentication: 'client_secret_basic',
      secretMatched: true,
      code: query.get('code'),
      codeVerifier: verifier,
      redirectUri,
      grantType: 'authorization_code',
      exchange: { answer: { status: 200 } },
    },
    { authentication: 'client_secret_post', secretMatched: false, exchange: { answer: { status: 401 } } },
  ]);
  expect(provider.record.tokens.all[0]?.authorization).toBe(authorization);
});

test('a userinfo request is kept with its user, and goes back to its authorization', async () => {
  const { provider, signIn, accessToken, whose } = await open();
  const { access_token } = await accessToken(await signIn('s1'), verifier);
  await whose(access_token);
  await fetch(`${provider.userinfoEndpoint}?access_token=nonsense`);
  await fetch(provider.userinfoEndpoint, { method: 'POST', body: new URLSearchParams({ access_token }) });
  const { all } = provider.record.userinfos;
  expect(all.map(({ tokenIn, account, exchange }) => [tokenIn, account, exchange.answer?.status])).toEqual([
    ['header', 'alice', 200],
    ['query', undefined, 401],
    ['body', 'alice', 200],
  ]);
  expect(all[0]?.authorization?.state).toBe('s1');
});

test('what home servers send is recorded; what users send is left to whoever sends them', async () => {
  const { signIn, accessToken, back } = await open();
  await accessToken(await signIn(), verifier);
  expect(back.exchanges).toMatchObject([
    { n: 1, from: 'home server', to: 'provider', request: { method: 'POST', url: '/token' }, answer: { status: 200 } },
  ]);
});

test('no client secret is in anything that is kept', async () => {
  const { provider, signIn, redeem, back, authorizationUri, visitor } = await open();
  await redeem(await signIn('s1'), verifier);
  await redeem(await signIn('s2'), verifier, ClientSecretPost(hs.clientSecret));
  const leaking = await authorizationUri('s3', verifier, { client_secret: hs.clientSecret });
  await visitor.authorize(leaking, { provider, signInAs: 'alice', press: 'allow' });
  const { authorizations, tokens } = provider.record;
  const kept = decodeURIComponent(JSON.stringify([authorizations.all, tokens.all, back.exchanges])).replaceAll(
    '+',
    ' ',
  );
  expect(kept).not.toContain(hs.clientSecret.replaceAll('+', ' '));
  expect(authorizations.all.at(-1)?.parameters).toHaveProperty('client_secret');
});

test('a request is there before it is answered', async () => {
  const clock = virtualClock(frozenClock());
  const { provider } = await open({ clock });
  const awaited = provider.record.tokens.first(({ clientId }) => clientId === 'hs', 1000);
  await fetch(provider.tokenEndpoint, { method: 'POST', body: new URLSearchParams({ client_id: 'hs' }) });
  expect(await awaited).toMatchObject({ authentication: 'none', secretMatched: false });
});
