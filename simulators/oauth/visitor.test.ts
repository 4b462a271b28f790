import { afterEach, expect, test } from 'vitest';
import { openScriptedServer, type Script, type ScriptedServer } from '../testing/scripted-server.ts';
import { openTestParty, redirectUri, type TestParty, verifier } from './testing/relying-party.ts';

let party: TestParty;
let homeServer: ScriptedServer | undefined;
afterEach(async () => {
  await party.close();
  await homeServer?.close();
  homeServer = undefined;
});

/** A party and a home server that answers everything as the script says. */
async function openWith(script: (party: TestParty) => Script) {
  party = await openTestParty();
  homeServer = await openScriptedServer(script(party));
  const { provider, visitor } = party;
  const signIn = { provider, signInAs: 'alice', press: 'allow' } as const;
  return {
    ...party,
    url: homeServer.url,
    asked: homeServer.asked,
    authorize: (uri: string) => visitor.authorize(uri, signIn),
    signIn,
  };
}

const html = (body: string) =>
  ({ kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body }) as const;
const redirect = (location: string) => ({ kind: 'answer', status: 302, headers: { location }, body: '' }) as const;

test('a visit stops at the way back, which is not opened', async () => {
  const { authorizationUri, authorize, asked, recorder } = await openWith(() => () => html(''));
  const { redirectUri: back, exchanges } = await authorize(await authorizationUri('s', verifier));
  expect(back).toMatch(`${redirectUri}?code=`);
  expect(asked).toEqual([]);
  expect(exchanges.map(({ request }) => request.method)).toEqual(['GET', 'GET', 'POST', 'GET']);
  expect(recorder.exchanges).toEqual(exchanges);
  expect(exchanges).toMatchObject(Array(4).fill({ from: 'browser of alice', to: 'provider' }));
});

test('on a selection page the provider is chosen that was asked for', async () => {
  const { authorize, url, asked } = await openWith(({ authorizationUri }) => async () => {
    const ours = (await authorizationUri('s', verifier)).replaceAll('&', '&amp;');
    return html(`<a href="http://127.0.0.1:1/other">Other</a> <a href="${ours}">Ours</a>`);
  });
  expect((await authorize(`${url}/select`)).redirectUri).toMatch(`${redirectUri}?code=`);
  expect(asked).toHaveLength(1);
});

test('a selection page may lead to its services through the home server', async () => {
  const { authorize, url } = await openWith(({ authorizationUri }) => async ({ target }) => {
    if (target === '/select') return html('<a href="/go/other">Other</a><a href="/go/ours">Ours</a>');
    return redirect(target === '/go/ours' ? await authorizationUri('s', verifier) : 'http://127.0.0.1:1/other');
  });
  expect((await authorize(`${url}/select`)).redirectUri).toMatch(`${redirectUri}?code=`);
});

test('a page that leads in circles is left after so many', async () => {
  const { authorize, url } = await openWith(() => () => redirect('/again'));
  const { redirectUri: back, exchanges } = await authorize(`${url}/select`);
  expect(back).toBeUndefined();
  expect(exchanges).toHaveLength(40);
});

test('a page of pages is searched one level deep', async () => {
  const { authorize, url, asked } = await openWith(() => () => html('<a href="/a">a</a><a href="/b">b</a>'));
  expect((await authorize(`${url}/select`)).redirectUri).toBeUndefined();
  expect(asked.map(({ target }) => target)).toEqual(['/select', '/a', '/b']);
});

test('two visitors share no cookies: one cannot answer what the other was asked', async () => {
  const { authorizationUri, provider, visitor, newVisitor, signIn } = await openWith(() => () => html(''));
  const { exchanges } = await visitor.authorize(await authorizationUri('s', verifier), { ...signIn, press: 'deny' });
  const page = exchanges[1]?.request.url ?? '';
  expect(page).toContain(`${provider.issuer}/consent/`);
  const visit = await newVisitor().authorize(page, signIn);
  expect(visit).toMatchObject({ redirectUri: undefined, exchanges: [{ answer: { status: 400 } }] });
});

test('whoever does not say who they are is asked again, and does not get in', async () => {
  const { authorizationUri, visitor, signIn } = await openWith(() => () => html(''));
  const visit = await visitor.authorize(await authorizationUri('s', verifier), { ...signIn, signInAs: ' ' });
  expect(visit.redirectUri).toBeUndefined();
  expect(visit.exchanges.at(-1)?.answer).toMatchObject({ status: 400 });
});

test.each(['', 'nonsense', 'http://['])('%j cannot be opened', async (uri) => {
  const { authorize, visitor, signIn } = await openWith(() => () => html(''));
  expect(await authorize(uri)).toEqual({ redirectUri: undefined, exchanges: [] });
  await expect(visitor.mustAuthorize(uri, signIn)).rejects.toMatchObject({ name: 'PreparationFailed' });
});

test('a preparation says what it could not do', async () => {
  const { url, visitor, signIn } = await openWith(() => () => ({ kind: 'answer', status: 404, headers: {}, body: '' }));
  await expect(visitor.mustAuthorize(`${url}/select`, signIn)).rejects.toThrow(
    'alice could not sign in at provider: 404 without a body (exchange 1)',
  );
});
