import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { interceptRequests } from '../testing/intercept.ts';
import { aService, redirectFrom } from '../testing/login-parties.ts';
import { type LoginScene, loginOutcome, loginScene } from '../testing/login-scene.ts';
import { oauthClient } from './oauth-client.ts';

const service = aService();
const origin = 'https://works.test';
const token = { access_token: 'of the service', token_type: 'Bearer' };

describe('redeeming an authorization code', () => {
  let scene: LoginScene;
  let session: string;
  /** What the service was sent, by path. */
  let sent: Record<string, { form: Record<string, string>; authorization: string | null }>;

  beforeEach(async () => {
    sent = {};
    scene = await loginScene(
      { oauth: { services: [service] }, loginFlows: [['m.login.oauth2']] },
      { ports: { oauth: oauthClient() } },
    );
    session = await scene.session('oauth2', { user: 'ann' });
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
  });
  afterEach(() => scene.stop());
  interceptRequests();

  function answerToken(status: number, body: nock.Body): void {
    nock(origin)
      .post('/token')
      .reply(status, async (request: Request) => note('token', request, body), { 'content-type': 'application/json' });
  }
  function answerAccount(status: number, body: nock.Body): void {
    nock(origin)
      .get('/me')
      .reply(status, async (request: Request) => note('me', request, body), { 'content-type': 'application/json' });
  }
  async function note(name: string, request: Request, answer: nock.Body): Promise<nock.Body> {
    const form = new URLSearchParams(await request.text());
    sent[name] = { form: Object.fromEntries(form), authorization: request.headers.get('authorization') };
    return answer;
  }

  async function allow(extra: Record<string, string> = {}): Promise<{ status: number; outcome: unknown; uri: string }> {
    const { uri } = (await scene.submit('oauth2', { session, user: 'ann' })).body;
    const query = new URLSearchParams(extra);
    const { status, body } = await scene.api.get(`${redirectFrom(uri, { code: 'the code' })}&${query}`);
    return { status, outcome: loginOutcome(body), uri };
  }

  /** A misbehaviour is over, and the same session can be completed. */
  async function expectAnotherTryToSucceed(): Promise<void> {
    nock.cleanAll();
    answerToken(200, token);
    answerAccount(200, { preferred_username: 'ann' });
    expect(await allow()).toMatchObject({ status: 200, outcome: 'credentials of @ann:red:1' });
  }

  test('the secret goes to the token endpoint alone, in its header', async () => {
    answerToken(200, token);
    answerAccount(200, { preferred_username: 'ann' });
    const { uri, outcome } = await allow();
    expect(outcome).toBe('credentials of @ann:red:1');
    const { searchParams } = new URL(uri);
    expect(sent.token?.authorization).toBe(`Basic ${Buffer.from('red:of+the+client').toString('base64')}`);
    expect(sent.token?.form).toEqual({
      grant_type: 'authorization_code',
      code: 'the code',
      redirect_uri: searchParams.get('redirect_uri'),
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(sent.me?.authorization).toBe('Bearer of the service');
  });

  test('a code that the service does not take is refused as the client’s fault', async () => {
    answerToken(400, { error: 'invalid_grant' });
    expect(await allow()).toMatchObject({ status: 403, outcome: 'M_FORBIDDEN' });
    await expectAnotherTryToSucceed();
  });

  test.each<[what: string, misbehave: () => void]>([
    ['fails', () => answerToken(500, 'oops')],
    ['does not know us', () => answerToken(401, { error: 'invalid_client' })],
    ['answers HTML', () => nock(origin).post('/token').reply(200, '<p>', { 'content-type': 'text/html' })],
    ['answers half a JSON', () => answerToken(200, '{"access_token":')],
    ['answers a list', () => answerToken(200, [token])],
    ['gives no token', () => answerToken(200, { token_type: 'Bearer' })],
    ['gives a token that is no string', () => answerToken(200, { ...token, access_token: 7 })],
    ['gives an identity token that is none', () => answerToken(200, { ...token, id_token: 'a.b.c' })],
    [
      'redirects',
      () =>
        nock(origin)
          .post('/token')
          .reply(302, '', { location: `${origin}/me` }),
    ],
    ['answers with a flood', () => answerToken(200, { ...token, flood: 'x'.repeat(300 * 1024) })],
    ['cannot be reached', () => nock(origin).post('/token').replyWithError('connection refused')],
    ['answers nothing', () => nock(origin).post('/token').reply(200)],
  ])('a service that %s gives a 502, and another try can succeed', async (_, misbehave) => {
    misbehave();
    expect(await allow()).toMatchObject({ status: 502, outcome: 'M_UNKNOWN' });
    await expectAnotherTryToSucceed();
  });

  test.each<[what: string, status: number, body: nock.Body]>([
    ['fails', 500, ''],
    ['refuses its own token', 401, {}],
    ['answers nonsense', 200, 'ann'],
    ['answers a list', 200, ['ann']],
    ['answers null', 200, 'null'],
  ])('a service that %s when asked for the account gives a 502', async (_, status, body) => {
    answerToken(200, token);
    answerAccount(status, body);
    expect(await allow()).toMatchObject({ status: 502, outcome: 'M_UNKNOWN' });
    await expectAnotherTryToSucceed();
  });

  test.each([{ preferred_username: 'bob' }, { preferred_username: ['ann'] }, { sub: 'ann' }, {}])(
    'the account %j is not that of ann',
    async (claims) => {
      answerToken(200, token);
      answerAccount(200, claims);
      expect(await allow()).toMatchObject({ status: 403, outcome: 'M_FORBIDDEN' });
      await expectAnotherTryToSucceed();
    },
  );

  test('a service that calls itself by another name is not believed', async () => {
    answerToken(200, token);
    expect(await allow({ iss: 'https://other.test' })).toMatchObject({ status: 403, outcome: 'M_FORBIDDEN' });
    expect(sent).toEqual({});
    await expectAnotherTryToSucceed();
  });

  test('a service that never answers is given up after ten seconds', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    nock(origin)
      .post('/token')
      .reply(200, () => {
        resolve();
        return new Promise(() => {});
      });
    const answer = allow();
    await asked;
    scene.clock.advance(10_000);
    expect(await answer).toMatchObject({ status: 502, outcome: 'M_UNKNOWN' });
    await expectAnotherTryToSucceed();
  });
});
