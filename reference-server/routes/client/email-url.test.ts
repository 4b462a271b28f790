import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoginScene, loginScene } from '../../testing/login-scene.ts';

describe('login by a link sent by email', () => {
  let scene: LoginScene;

  beforeEach(async () => {
    scene = await loginScene({ loginFlows: [['m.login.email.url']], publicUrl: 'https://hs.test:8448' });
  });
  afterEach(() => scene.stop());

  const ask = (user = 'ann') => scene.session('email.url', { user, email: `${user}@mail.test` });
  const poll = (session: string) => scene.outcome('email.url', { session });

  test('the request is answered with type and session, and the link leads to the public URL', async () => {
    const { body } = await scene.submit('email.url', { user: 'ann', email: 'ann@mail.test' });
    expect(body).toEqual({ type: 'm.login.email.url', session: expect.any(String) });
    const link = /https:\/\/hs\.test:8448\/matrix\/client\/api\/v1\/login\/email\/confirm\?token=[\w-]{22,}/;
    expect(scene.mailer.sent[0]?.text).toMatch(link);
    expect(scene.mailer.sent[0]?.html).toMatch(link);
    expect(scene.mailer.sent[0]?.text).not.toContain(body.session);
  });

  test('polling before the click says so, and the login completes after it', async () => {
    const session = await ask();
    const early = await scene.submit('email.url', { session });
    expect(early).toEqual({ status: 403, body: { errcode: 'M_LOGIN_EMAIL_URL_NOT_YET', error: expect.any(String) } });
    await scene.api.post(scene.mailer.link);
    expect(await poll(session)).toBe('credentials of @ann:red:1');
  });

  test('polling for long does not end the login', async () => {
    const session = await ask();
    for (let times = 0; times < 20; times += 1) await poll(session);
    await scene.api.post(scene.mailer.link);
    expect(await poll(session)).toBe('credentials of @ann:red:1');
  });

  test('a second poll after success is refused, also when both come at once', async () => {
    const session = await ask();
    await scene.api.post(scene.mailer.link);
    const outcomes = await Promise.all([poll(session), poll(session)]);
    expect(outcomes.toSorted()).toEqual(['M_FORBIDDEN', 'credentials of @ann:red:1']);
    expect(await poll(session)).toBe('M_FORBIDDEN');
  });

  test('looking at the link does not confirm it', async () => {
    const session = await ask();
    const page = await scene.api.get(scene.mailer.link);
    expect((await scene.api.head(scene.mailer.link)).status).toBe(200);
    expect(await poll(session)).toBe('M_LOGIN_EMAIL_URL_NOT_YET');
    expect(page.status).toBe(200);
    expect(page.text).toContain('@ann:red:1');
    expect(page.text).toContain('<form method="post">');
  });

  test('the page runs no script, is framed by nobody, and keeps the link to itself', async () => {
    await ask();
    const { headers, text } = await scene.api.get(scene.mailer.link);
    expect(text).not.toContain('<script');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  test('the page has its style', async () => {
    await ask();
    const { text } = await scene.api.get(scene.mailer.link);
    const href = /rel="stylesheet" href="([^"]*)"/.exec(text)?.[1] ?? '';
    const { pathname } = new URL(href, `http://x/login/email/confirm`);
    expect((await scene.api.get(pathname)).headers['content-type']).toContain('text/css');
  });

  test('a form may come with a body of any kind', async () => {
    const session = await ask();
    const { status } = await scene.api.post(scene.mailer.link).type('form').send('a=b');
    expect(status).toBe(200);
    expect(await poll(session)).toBe('credentials of @ann:red:1');
  });

  test('a link confirms once, and a person is told', async () => {
    await ask();
    const answers = [await scene.api.post(scene.mailer.link), await scene.api.post(scene.mailer.link)];
    expect(answers.map(({ status }) => status)).toEqual([200, 410]);
    expect(answers[1]?.headers['content-type']).toContain('text/html');
  });

  test.each(['?token=guess', '?token=', ''])(
    'the link confirm%s is of no login, and a person is told',
    async (query) => {
      for (const answer of [
        await scene.api.get(`/login/email/confirm${query}`),
        await scene.api.post(`/login/email/confirm${query}`),
      ]) {
        expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      }
    },
  );

  test('a link is as old as its session at most', async () => {
    const session = await ask();
    scene.clock.advance(600_000);
    expect((await scene.api.post(scene.mailer.link)).status).toBe(404);
    expect(await poll(session)).toBe('M_FORBIDDEN');
  });

  test('a new mail voids the link before', async () => {
    const session = await ask();
    const { link } = scene.mailer;
    await scene.submit('email.url', { session, user: 'ann', email: 'ann@mail.test' });
    expect((await scene.api.post(link)).status).toBe(404);
    expect(await poll(session)).toBe('M_LOGIN_EMAIL_URL_NOT_YET');
  });

  test('a link confirms its own session only', async () => {
    const [first, second] = [await ask(), await ask()];
    await scene.api.post(scene.mailer.link);
    expect([await poll(first), await poll(second)]).toEqual(['M_LOGIN_EMAIL_URL_NOT_YET', 'credentials of @ann:red:1']);
  });
});
