import { expect, test } from 'vitest';
import { Registry } from './registry.ts';
import { readTokenRequest } from './token-request.ts';

const registry = new Registry();
registry.addClient({ clientId: 'hs', clientSecret: 's+cr t:é', redirectUris: [] });

const encode = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

test('a secret in the header is recognised', () => {
  const request = readTokenRequest(registry, basic('hs', encode('s+cr t:é')), form({ code: 'c', code_verifier: 'v' }));
  expect(request).toEqual({
    clientId: 'hs',
    authentication: 'client_secret_basic',
    secretMatched: true,
    grantType: undefined,
    code: 'c',
    codeVerifier: 'v',
    redirectUri: undefined,
  });
});

test('a secret in the form is recognised', () => {
  expect(readTokenRequest(registry, '', form({ client_id: 'hs', client_secret: 's+cr t:é' }))).toMatchObject({
    clientId: 'hs',
    authentication: 'client_secret_post',
    secretMatched: true,
  });
});

test.each([
  ['another secret', basic('hs', 'wrong'), ''],
  ['another client', basic('other', encode('s+cr t:é')), ''],
  ['an unknown client without a secret', basic('other', ''), ''],
  ['a secret that breaks off an escape', basic('hs', '%'), ''],
  ['another secret in the form', '', form({ client_id: 'hs', client_secret: 'wrong' })],
  ['one that is right and one that is not', basic('hs', encode('s+cr t:é')), form({ client_secret: 'wrong' })],
])('%s does not match', (_, authorization, body) => {
  expect(readTokenRequest(registry, authorization, body).secretMatched).toBe(false);
});

test('a secret in both places is both', () => {
  const request = readTokenRequest(
    registry,
    basic('hs', encode('s+cr t:é')),
    form({ client_id: 'hs', client_secret: 's+cr t:é' }),
  );
  expect(request).toMatchObject({ authentication: 'both', secretMatched: true });
});

test.each(['', 'Basic', 'Basic !', 'Bearer abc', `Basic ${Buffer.from('nocolon').toString('base64')}`])(
  'the header %j is no proof',
  (authorization) => {
    const request = readTokenRequest(registry, authorization, form({ client_id: 'hs' }));
    expect(request).toMatchObject({ clientId: 'hs', authentication: 'none', secretMatched: false });
  },
);
