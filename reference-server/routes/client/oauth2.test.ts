import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aService, pathOf, redirectFrom } from '../../testing/login-parties.ts';
import { type LoginScene, loginOutcome, loginScene } from '../../testing/login-scene.ts';

const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('login by OAuth2 with one service', () => {
  let scene: LoginScene;

  beforeEach(async () => {
    scene = await loginScene({
      publicUrl: 'https://hs.test',
      oauth: { services: [aService()] },
      loginFlows: [['m.login.oauth2'], { stages: ['m.login.oauth2', 'm.login.email.code'], users: '^nobody$' }],
    });
  });
  afterEach(() => scene.stop());

  async function ask(user = 'ann', fields: object = {}): Promise<string> {
    return String((await scene.submit('oauth2', { user, ...fields })).body.uri);
  }
  async function come(path: string): Promise<unknown> {
    return loginOutcome((await scene.api.get(path)).body);
  }

  test('the answer is an Authorization Request URI with PKCE and state, and no secret', async () => {
    const { status, body } = await scene.submit('oauth2', { user: 'ann' });
    expect([status, body]).toEqual([200, { uri: expect.any(String), session: expect.any(String) }]);
    const { origin, pathname, searchParams } = new URL(body.uri);
    expect(origin + pathname).toBe('https://works.test/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'red',
      redirect_uri: 'https://hs.test/matrix/client/api/v1/login/oauth2/redirect',
      scope: 'openid',
      state: expect.stringMatching(/^[\w-]{22,}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(body.uri).not.toContain(body.session);
    expect(body.uri).not.toContain('secret');
  });

  test('the redirect with the code answers with credentials', async () => {
    expect(await come(redirectFrom(await ask(), { code: 'ann' }))).toBe('credentials of @ann:red:1');
  });

  test('the service is asked with the verifier of that visit and the same redirect URI', async () => {
    const uri = await ask();
    await come(redirectFrom(uri, { code: 'ann' }));
    expect(scene.services.grants).toMatchObject([
      {
        redirectUri: new URL(uri).searchParams.get('redirect_uri'),
        codeVerifier: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
  });

  test('Deny is refused, and the stage can be begun again in the session', async () => {
    const session = await scene.session('oauth2', { user: 'ann' });
    const uri = await ask('ann', { session });
    const answer = await scene.api.get(redirectFrom(uri, { error: 'access_denied' }));
    expect([answer.status, answer.body.errcode]).toEqual([403, 'M_FORBIDDEN']);
    expect(await come(redirectFrom(uri, { code: 'ann' }))).toBe('M_FORBIDDEN');
    expect(scene.services.grants).toEqual([]);
    expect(await come(redirectFrom(await ask('ann', { session }), { code: 'ann' }))).toBe('credentials of @ann:red:1');
  });

  test.each([
    ['a forged state', '?code=ann&state=forged'],
    ['no state', '?code=ann'],
    ['an empty state', '?code=ann&state='],
    ['nothing at all', ''],
  ])('%s is refused, and the service is not asked', async (_, query) => {
    await ask();
    const answer = await scene.api.get(`/login/oauth2/redirect${query}`);
    expect([answer.status, answer.body.errcode]).toEqual([403, 'M_FORBIDDEN']);
    expect(scene.services.grants).toEqual([]);
  });

  test('a redirect without a code, or with a code and an error, is no consent', async () => {
    for (const decision of [{ code: '' }, { code: 'ann', error: 'access_denied' }]) {
      expect(await come(redirectFrom(await ask(), decision))).toBe('M_FORBIDDEN');
    }
    expect(scene.services.grants).toEqual([]);
  });

  test('a redirect works once, also when it comes twice at once', async () => {
    const redirect = redirectFrom(await ask(), { code: 'ann' });
    const outcomes = await Promise.all([come(redirect), come(redirect)]);
    expect(outcomes.toSorted()).toEqual(['M_FORBIDDEN', 'credentials of @ann:red:1']);
    expect(await come(redirect)).toBe('M_FORBIDDEN');
    expect(scene.services.grants).toHaveLength(1);
  });

  test('a code that was used is refused in another session', async () => {
    await come(redirectFrom(await ask(), { code: 'ann' }));
    expect(await come(redirectFrom(await ask(), { code: 'ann' }))).toBe('M_FORBIDDEN');
  });

  test.each(['bob', 'Ann', 'annie', '@ann:red:1'])('the account %s at the service is not that of ann', async (name) => {
    expect(await come(redirectFrom(await ask(), { code: name }))).toBe('M_FORBIDDEN');
  });

  test('nobody can tell an unknown user from another’s account', async () => {
    const asked = await scene.submit('oauth2', { user: 'eve' });
    expect(asked.status).toBe(200);
    const unknown = await scene.api.get(redirectFrom(asked.body.uri, { code: 'eve' }));
    const other = await scene.api.get(redirectFrom(await ask(), { code: 'bob' }));
    expect([unknown.status, unknown.body]).toEqual([other.status, other.body]);
  });

  test('an expired session is refused', async () => {
    const redirect = redirectFrom(await ask(), { code: 'ann' });
    scene.clock.advance(600_000);
    expect(await come(redirect)).toBe('M_FORBIDDEN');
  });

  test('HEAD does not use the redirect up', async () => {
    const redirect = redirectFrom(await ask(), { code: 'ann' });
    expect((await scene.api.head(redirect)).status).toBe(405);
    expect(await come(redirect)).toBe('credentials of @ann:red:1');
  });

  test('beginning the stage again voids the visit before', async () => {
    const session = await scene.session('oauth2', { user: 'ann' });
    const first = await ask('ann', { session });
    await ask('ann', { session });
    expect(await come(redirectFrom(first, { code: 'ann' }))).toBe('M_FORBIDDEN');
  });

  test('a browser gets the same as a page, with nothing in it that runs but our script', async () => {
    const { headers, text, status } = await scene.api
      .get(redirectFrom(await ask(), { code: 'ann' }))
      .set('accept', browser);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(text).toContain('access_token');
    expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="hand-over.js" defer>']);
    const script = await scene.api.get('/login/oauth2/hand-over.js');
    expect(script.headers['content-type']).toContain('text/javascript');
  });

  test('a browser is told of a refusal, with its status', async () => {
    const answer = await scene.api.get(redirectFrom(await ask(), { error: 'access_denied' })).set('accept', browser);
    expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(answer.text).not.toContain('access_token');
  });

  test('the answer to a client is not kept', async () => {
    const { headers } = await scene.api.get(redirectFrom(await ask(), { code: 'ann' }));
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  });
});

describe('login by OAuth2 with several services', () => {
  let scene: LoginScene;

  beforeEach(async () => {
    scene = await loginScene({
      oauth: { services: [{ ...aService('works'), title: 'The <Works>' }, aService('play'), aService('spare')] },
      loginFlows: [
        { stages: [{ type: 'm.login.oauth2', services: ['works', 'play'] }], users: 'ann' },
        { stages: [{ type: 'm.login.oauth2', services: ['spare'] }], users: 'bob' },
        ['m.login.password', 'm.login.oauth2', 'm.login.email.url'],
      ],
    });
  });
  afterEach(() => scene.stop());

  const selection = async (): Promise<string> => {
    const { uri } = (await scene.submit('oauth2', { user: 'ann' })).body;
    return pathOf(uri);
  };
  const linksIn = (text: string): string[] =>
    [...text.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

  test('the uri is a page with a link to the Authorization Request URI of each service of the flow', async () => {
    const page = await scene.api.get(await selection());
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(linksIn(page.text).map((link) => link.replace(/\?.*/, ''))).toEqual([
      'https://works.test/authorize',
      'https://play.test/authorize',
    ]);
    expect(page.text).toContain('The &lt;Works>');
    expect(page.text).not.toContain('<script');
    expect(page.text).not.toContain('secret');
  });

  test('the page shows the same links again, and each leads to credentials', async () => {
    const path = await selection();
    const links = linksIn((await scene.api.get(path)).text);
    expect(linksIn((await scene.api.get(path)).text)).toEqual(links);
    const { body } = await scene.api.get(redirectFrom(links[1] ?? '', { code: 'ann' }));
    expect(loginOutcome(body)).toBe('credentials of @ann:red:1');
    expect(scene.services.grants.map(({ service }) => service.name)).toEqual(['play']);
  });

  test('the page of a login that is over, or of none, says so', async () => {
    const path = await selection();
    scene.clock.advance(600_000);
    for (const gone of [path, '/login/oauth2/services?selection=guess', '/login/oauth2/services']) {
      const page = await scene.api.get(gone);
      expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    }
  });

  test('a flow with one of them leads there at once', async () => {
    const { uri } = (await scene.submit('oauth2', { user: 'bob' })).body;
    expect(uri).toMatch(/^https:\/\/spare\.test\/authorize\?/);
  });

  test('in the middle of a flow it names the next stage, in the same session', async () => {
    const session = await scene.session('password', { user: 'ann', password: 'of ann' });
    const { uri } = (await scene.submit('oauth2', { session, user: 'ann' })).body;
    const [link = ''] = linksIn((await scene.api.get(pathOf(uri))).text);
    const { body } = await scene.api.get(redirectFrom(link, { code: 'ann' }));
    expect(body).toEqual({ next: 'm.login.email.url', session });
    expect(await scene.outcome('email.url', { session, email: 'ann@mail.test' })).toBe('m.login.email.url');
    await scene.api.post(scene.mailer.link);
    expect(await scene.outcome('email.url', { session })).toBe('credentials of @ann:red:1');
  });

  test('the redirect of a stage that is completed is refused', async () => {
    const session = await scene.session('password', { user: 'ann', password: 'of ann' });
    const { uri } = (await scene.submit('oauth2', { session, user: 'ann' })).body;
    const [first = '', second = ''] = linksIn((await scene.api.get(pathOf(uri))).text);
    await scene.api.get(redirectFrom(first, { code: 'ann' }));
    const { body } = await scene.api.get(redirectFrom(second, { code: 'ann 2' }));
    expect(body.errcode).toBe('M_FORBIDDEN');
  });
});
