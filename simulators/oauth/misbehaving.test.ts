import { afterEach, expect, test } from 'vitest';
import { misbehaviours } from './index.ts';
import { hold } from './misbehaviours/hold.ts';
import { openTestParty, type TestParty, verifier } from './testing/relying-party.ts';

let party: TestParty;
afterEach(() => party.close());

async function open() {
  party = await openTestParty();
  return party;
}

test.each([
  ['deny', { error: 'access_denied', state: 'state-1', code: null }],
  ['server-error', { error: 'server_error', state: 'state-1', code: null }],
  ['wrong-state', { error: null, state: '1-etatsx', code: expect.any(String) }],
  ['no-state', { error: null, state: null, code: expect.any(String) }],
  ['wrong-code', { error: null, state: 'state-1', code: 'never-given-out' }],
] as const)('%s: the user is sent back with another query, though they pressed Allow', async (name, expected) => {
  const { provider, signIn } = await open();
  provider.misbehave(misbehaviours[name].make());
  const query = await signIn('state-1');
  expect({ error: query.get('error'), state: query.get('state'), code: query.get('code') }).toEqual(expected);
  expect((await signIn('state-2')).get('state')).toBe('state-2');
});

test('one state misbehaves while others go on', async () => {
  const { provider, signIn } = await open();
  provider.misbehave(misbehaviours.deny.make(), { state: 'state-2' });
  expect((await signIn('state-1')).has('code')).toBe(true);
  expect((await signIn('state-2')).get('error')).toBe('access_denied');
});

test.each(['answer-500', 'not-json', 'nonsense'] as const)(
  '%s at the token endpoint spends no code, and the next request is answered',
  async (name) => {
    const { provider, signIn, accessToken, back } = await open();
    provider.misbehave(misbehaviours[name].make('token'), { state: 'state-1' });
    const query = await signIn('state-1');
    await expect(accessToken(query, verifier)).rejects.toThrow();
    expect(back.exchanges).toMatchObject([{ fault: name }]);
    expect(await accessToken(query, verifier)).toHaveProperty('access_token');
  },
);

test('the userinfo endpoint misbehaves for the token of one state', async () => {
  const { provider, signIn, accessToken, whose } = await open();
  const first = await accessToken(await signIn('state-1'), verifier);
  const second = await accessToken(await signIn('state-2'), verifier);
  provider.misbehave(misbehaviours['answer-500'].make('userinfo'), { state: 'state-2' });
  expect(await whose(first.access_token)).toEqual({ sub: 'alice' });
  await expect(whose(second.access_token)).rejects.toThrow();
  expect(await whose(second.access_token)).toEqual({ sub: 'alice' });
});

test('the page misbehaves for its visitor', async () => {
  const { provider, authorizationUri, visitor } = await open();
  provider.misbehave(misbehaviours['answer-500'].make('authorization'), { clientId: 'hs' });
  const visit = await visitor.authorize(await authorizationUri('s', verifier), {
    provider,
    signInAs: 'alice',
    press: 'allow',
  });
  expect(visit).toMatchObject({ redirectUri: undefined, exchanges: [{ answer: { status: 500 } }] });
});

test('a token request is held until it is released, and seen meanwhile', async () => {
  const { provider, signIn, accessToken } = await open();
  const { misbehaviour, release } = hold('token');
  const query = await signIn('state-1');
  provider.misbehave(misbehaviour, { state: 'state-1' });
  const asked = accessToken(query, verifier);
  const held = await provider.record.tokens.first(() => true, 2000);
  expect(held?.exchange).toMatchObject({ answer: null, fault: 'hold' });
  release();
  expect(await asked).toHaveProperty('access_token');
  expect(held?.exchange.answer?.status).toBe(200);
});

test('a provider told to behave answers whom it held', async () => {
  const { provider, signIn, accessToken } = await open();
  const query = await signIn('state-1');
  provider.misbehave(hold('token').misbehaviour);
  const asked = accessToken(query, verifier);
  await provider.record.tokens.first(() => true, 2000);
  provider.behave();
  expect(await asked).toHaveProperty('access_token');
});

test('whoever is held when the provider closes sees the connection drop', async () => {
  const { provider, signIn, accessToken } = await open();
  const query = await signIn('state-1');
  provider.misbehave(hold('token').misbehaviour);
  const asked = expect(accessToken(query, verifier)).rejects.toThrow();
  await provider.record.tokens.first(() => true, 2000);
  await provider.close();
  await asked;
});
